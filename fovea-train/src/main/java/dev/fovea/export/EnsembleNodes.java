package dev.fovea.export;

import dev.fovea.base.Check;
import dev.fovea.data.Task;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkGraph;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Several networks in one graph, whose probabilities are averaged. Arrays of the first are called {@code fold1.} and their own
 * name, and so on. Networks that differ in their head alone share one backbone, whose arrays have their plain names.
 *
 * <p>Logits are the logarithms of the averages (of several labels a picture, their log-odds), so that softmax (sigmoid) of
 * them gives the averages, and a temperature can be applied as to any other. Features are those of the shared backbone, or
 * of all networks one behind the other.
 */
public final class EnsembleNodes implements NetworkNodes {
    /** Stands for 0, whose logarithm is no number. */
    private static final float LEAST = 1e-30f;

    /** Stands for 1 where the log-odds are asked: the largest float below it. */
    private static final float MOST = 1 - 1 / 16_777_216f;

    private final List<Member> members;
    private final Task task;

    /** @param members at least two, of the same classes, size, fit and channels */
    public EnsembleNodes(List<Member> members, Task task) {
        Check.that(members.size() >= 2, "networks of an ensemble must be at least 2, but were %d", members.size());
        this.members = List.copyOf(members);
        this.task = task;
    }

    /**
     * One network.
     *
     * @param values its arrays by name
     * @param preprocess with the mean and spread that it was trained with
     * @param temperature that its logits are divided by before they become probabilities
     */
    public record Member(Network network, Map<String, float[]> values, Preprocess preprocess, double temperature) {}

    /** Whether all networks are one but for their heads. */
    public boolean sharesBackbone() {
        Member first = members.get(0);
        String head = first.network().head().path() + ".";
        return !first.network().head().in().isPicture()
                && members.stream().allMatch(m -> m.preprocess().equals(first.preprocess()))
                && first.values().keySet().stream()
                        .filter(name -> !name.startsWith(head))
                        .allMatch(name -> members.stream()
                                .allMatch(m -> Arrays.equals(
                                        m.values().get(name), first.values().get(name))));
    }

    /**
     * What the graph does to a picture before the networks: where they share no backbone, each takes its own mean from the
     * values and divides by its own spread, so that this has mean 0 and spread 1.
     */
    public Preprocess preprocess() {
        Preprocess first = members.get(0).preprocess();
        int c = first.channels().count();
        return sharesBackbone()
                ? first
                : new Preprocess(
                        first.size(),
                        first.fit(),
                        first.resize(),
                        first.channels(),
                        Collections.nCopies(c, 0.0),
                        Collections.nCopies(c, 1.0));
    }

    @Override
    public Outputs add(OnnxGraph graph, String input) {
        return sharesBackbone() ? heads(graph, input) : whole(graph, input);
    }

    private Outputs heads(OnnxGraph graph, String input) {
        Member first = members.get(0);
        String features = NetworkGraph.addBackbone(graph, input, first.network(), first.values());
        List<String> logits = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            logits.add(NetworkGraph.addHead(graph, features, member.network(), member.values(), prefix(i)));
        }
        return new Outputs(averaged(graph, logits), features);
    }

    private Outputs whole(OnnxGraph graph, String input) {
        List<String> logits = new ArrayList<>();
        List<String> features = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            NetworkGraph.Outputs made =
                    NetworkGraph.add(graph, normalised(graph, input, i), member.network(), member.values(), prefix(i));
            logits.add(made.logits());
            features.add(made.features());
        }
        String all = graph.node("Concat", features, OnnxAttribute.of("axis", 1));
        return new Outputs(averaged(graph, logits), all);
    }

    private static String prefix(int member) {
        return "fold" + (member + 1) + ".";
    }

    /** (value - mean) / spread of values in 0..1. */
    private String normalised(OnnxGraph graph, String input, int member) {
        Preprocess own = members.get(member).preprocess();
        int c = own.channels().count();
        float[] mean = new float[c];
        float[] scale = new float[c];
        for (int i = 0; i < c; i++) {
            mean[i] = own.mean().get(i).floatValue();
            scale[i] = (float) (1 / own.spread().get(i));
        }
        long[] shape = {1, c, 1, 1};
        String at = prefix(member) + "preprocess.";
        String centred =
                graph.node("Sub", List.of(input, graph.initializer(OnnxTensor.floats(at + "mean", shape, mean))));
        return graph.node("Mul", List.of(centred, graph.initializer(OnnxTensor.floats(at + "scale", shape, scale))));
    }

    private String averaged(OnnxGraph graph, List<String> logits) {
        List<String> probabilities = new ArrayList<>();
        for (int i = 0; i < logits.size(); i++) {
            float temperature = (float) members.get(i).temperature();
            String divisor = graph.initializer(
                    OnnxTensor.floats(prefix(i) + "calibration.temperature", new long[0], temperature));
            probabilities.add(probabilities(graph, graph.node("Div", List.of(logits.get(i), divisor))));
        }
        String sum = graph.node("Sum", probabilities);
        String mean = graph.node("Mul", List.of(sum, graph.scalar(1f / logits.size())));
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> graph.node("Log", List.of(graph.node("Max", List.of(mean, least(graph)))));
            case MULTI_LABEL -> logOdds(graph, mean);
        };
    }

    private String probabilities(OnnxGraph graph, String calibrated) {
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> graph.node("Softmax", List.of(calibrated), OnnxAttribute.of("axis", 1));
            case MULTI_LABEL -> graph.node("Sigmoid", List.of(calibrated));
        };
    }

    private static String logOdds(OnnxGraph graph, String mean) {
        String p = graph.node("Min", List.of(graph.node("Max", List.of(mean, least(graph))), graph.scalar(MOST)));
        String not = graph.node("Sub", List.of(graph.scalar(1f), p));
        return graph.node("Sub", List.of(graph.node("Log", List.of(p)), graph.node("Log", List.of(not))));
    }

    private static String least(OnnxGraph graph) {
        return graph.scalar(LEAST);
    }
}
