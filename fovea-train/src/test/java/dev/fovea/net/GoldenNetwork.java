package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** One architecture against what a peer's gives on the same numbers; written by {@code golden(...)} in formula.py. */
record GoldenNetwork(JsonNode golden) {
    private static final int CLASSES = 10;

    /** All of a resource, such as {@code /golden/classic.json}. */
    static Stream<GoldenNetwork> all(String resource) {
        try (InputStream in = GoldenNetwork.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return StreamSupport.stream(Json.JSON.tree(text, resource).spliterator(), false)
                    .map(GoldenNetwork::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return golden.path("name").asText();
    }

    @Override
    public String toString() {
        return name() + " " + network(CLASSES).input();
    }

    private int n() {
        return golden.path("n").asInt();
    }

    Network network(int classes) {
        JsonNode in = golden.path("input");
        Shape shape =
                Shape.picture(in.get(0).asInt(), in.get(1).asInt(), in.get(2).asInt());
        return Architecture.named(name()).network(shape, classes);
    }

    /** Whether it is small enough for every build. */
    boolean isLight() {
        return network(CLASSES).parameters() <= Architectures.LIGHT
                && golden.path("input").get(1).asInt() < 200;
    }

    /** As many parameters as the peer's for 1000 classes, and the same names with the same shapes. */
    void checkNames() {
        assertThat(network(1000).parameters())
                .isEqualTo(golden.path("parameters").asLong());
        TreeMap<String, String> dims = new TreeMap<>();
        for (FlatPlan.Place place : FlatPlan.of(network(CLASSES).node()).places()) {
            List<String> sides =
                    place.parameter().dims().stream().map(String::valueOf).toList();
            dims.put(place.name(), String.join("x", sides));
        }
        String lines = dims.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
        assertThat(sha256(lines)).as(lines).isEqualTo(golden.path("names").asText());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logits in evaluation mode, within so much. */
    void checkLogits(double tolerance) {
        Engine.enter(2);
        Network network = network(CLASSES);
        try (PointerScope scope = new PointerScope();
                Weights weights = filled(network, 0);
                Lane lane = Lane.forEvaluation(network, weights)) {
            Tensor logits = lane.evaluate(FormulaWeights.pictures(n(), network.input()));
            double[] expected = doubles(golden.path("logits"));
            float[] actual = Tensors.floats(logits);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i]).as("logit %d", i).isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    /** Gradients of the arrays that are told, in training mode, within this share of the array's largest. */
    void checkGradients(double share) {
        Engine.enter(2);
        Network network = still(network(CLASSES));
        try (PointerScope scope = new PointerScope();
                Weights weights = filled(network, golden.path("lift").asDouble());
                Gradients gradients = new Gradients(weights.plan());
                Lane lane = new Lane(network, weights, gradients)) {
            lane.train(FormulaWeights.pictures(n(), network.input()), Seed.of(1));
            Tensor towards =
                    Tensors.of(FormulaWeights.draws("towards", n() * CLASSES)).view(n(), CLASSES);
            List<Tensor> auxiliary = new ArrayList<>();
            for (double weight : network.auxiliaryWeights()) {
                assertThat(weight).isEqualTo(golden.path("heads").asDouble());
                auxiliary.add(towards.mul(new Scalar(weight)));
            }
            lane.backward(towards, auxiliary);
            for (JsonNode gradient : golden.path("gradients")) {
                check(
                        gradient,
                        Tensors.floats(gradients.of(gradient.path("name").asText())),
                        share);
            }
        }
    }

    private static void check(JsonNode golden, float[] actual, double share) {
        double largest = golden.path("largest").asDouble();
        double[] expected = doubles(golden.path("values"));
        int step = golden.path("step").asInt();
        assertThat(largest).isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i * step])
                    .as("%s[%d]", golden.path("name").asText(), i * step)
                    .isCloseTo(expected[i], within(share * largest));
        }
    }

    private Weights filled(Network network, double lift) {
        Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
        FormulaWeights.fill(weights, golden.path("norm").asDouble(), lift);
        return weights;
    }

    /** The network without what is drawn at random in training. */
    static Network still(Network network) {
        return Network.of(network.name(), network.input(), (Sequence) still(network.body()));
    }

    private static Layer still(Layer layer) {
        if (layer instanceof Named named) {
            return new Named(named.name(), still(named.layer()));
        }
        if (layer instanceof Join join) {
            return join.withLayers(
                    join.layers().stream().map(GoldenNetwork::still).toList());
        }
        return layer instanceof Dropout ? new Dropout(0) : layer instanceof DropPath ? new DropPath(0) : layer;
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
