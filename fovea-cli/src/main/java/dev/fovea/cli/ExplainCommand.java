package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.base.Nearest;
import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.explain.Explainer;
import dev.fovea.explain.Explanation;
import dev.fovea.explain.Faithfulness;
import dev.fovea.explain.Method;
import dev.fovea.model.ModelFile;
import dev.fovea.model.NamedPicture;
import dev.fovea.picture.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea explain}: where a classifier found what it says. */
@Command(
        name = "explain",
        description = "Show where in pictures a classifier found what it says: the picture in gray with the places in"
                + " colours, the lighter the more they count.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    /** Pictures that --check looks at. */
    private static final int CHECKED = 10;

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file, such as runs/x/model.onnx.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Files, folders (searched to the bottom), globs, or - for standard input, as for predict.")
    private final List<String> pictures = new ArrayList<>();

    @Option(
            names = "--method",
            description = "grad-cam, grad-cam++, layer-cam, integrated-gradients or occlusion. Usual: grad-cam, and"
                    + " occlusion where the network has no maps")
    private @Nullable String method;

    @Option(names = "--class", paramLabel = "LABEL", description = "Explain this label. Usual: the most probable one")
    private @Nullable String label;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Read the maps of this layer, as fovea model prints it. Usual: the last one that has maps")
    private String layer = "";

    @Option(
            names = "--scores",
            description = "Also say the deletion score (the probability's mean while the hottest places are taken away"
                    + " first; low is good) and the insertion score (while they are given first; high is good).")
    private boolean scores;

    @Option(
            names = "--check",
            description = "Also scramble the network's weights and say whether the maps change with them, as those must"
                    + " that show what was learnt. Looks at the first ten pictures.")
    private boolean check;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where the overlays go, as PICTURE.METHOD.png; those of before by the same method are written over. Usual:"
                            + " ${DEFAULT-VALUE}")
    private Path out = Path.of("explained");

    @Option(names = "--json", description = "Print one JSON object a line, with the map as numbers.")
    private boolean json;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        System.setProperty("java.awt.headless", "true"); // a picture needs no screen
        Method asked = method == null ? null : Method.named(method);
        List<NamedPicture> named = new PictureArguments(streams.in()).of(pictures);
        int cores = Runtime.getRuntime().availableProcessors();
        try (Explainer explainer = Explainer.load(ModelFile.read(model), cores)) {
            Method chosen = asked == null ? explainer.usual() : asked;
            Check.that(
                    layer.isEmpty() || chosen.needsMaps(),
                    "layer must come with a method that reads maps, but the method was %s (--layer). Leave it out.",
                    chosen.word());
            Integer index = index(explainer.card().labels());
            return explainAll(explainer, named, picture -> {
                int of = index == null ? explainer.predict(picture).index() : index;
                return explainer.explain(picture, of, chosen, layer);
            });
        }
    }

    /** What is done to each picture. */
    @FunctionalInterface
    private interface Step {
        Explanation explain(Picture picture);
    }

    private @Nullable Integer index(Labels labels) {
        if (label == null) {
            return null;
        }
        Check.that(
                labels.names().contains(label),
                "class must be one of the model file's, but was \"%s\" (--class). %s",
                label,
                Nearest.hint(label, labels.names()));
        return labels.names().indexOf(label);
    }

    private int explainAll(Explainer explainer, List<NamedPicture> named, Step step) {
        OverlayFiles files = new OverlayFiles(out);
        List<Explanation> checked = new ArrayList<>();
        int unreadable = 0;
        for (NamedPicture picture : named) {
            Picture decoded;
            try {
                decoded = picture.source().read();
            } catch (FoveaException e) {
                unreadable++;
                unread(picture.name(), e);
                continue;
            }
            Explanation explanation = step.explain(decoded);
            Path file = files.write(picture.name(), explanation);
            say(picture.name(), explanation, file, scores ? explainer.faithfulness(explanation) : null);
            if (checked.size() < CHECKED) {
                checked.add(explanation);
            }
        }
        if (check && !checked.isEmpty()) {
            streams.err().println(explainer.check(checked, Seed.of(1)).text());
        }
        return unreadable == named.size() ? Complaints.INPUT : 0;
    }

    private void unread(String name, FoveaException reason) {
        String said = String.valueOf(reason.getMessage());
        streams.out()
                .println(
                        json
                                ? Json.LINE.write(java.util.Map.of("file", name, "reason", said))
                                : name + "  could not be read: " + said);
    }

    private void say(String name, Explanation explanation, Path file, @Nullable Faithfulness faithfulness) {
        if (json) {
            streams.out().println(Json.LINE.write(ExplainedRow.of(name, explanation, file, faithfulness)));
            return;
        }
        String scored = faithfulness == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Deletion %.2f, insertion %.2f.",
                        faithfulness.deletion(),
                        faithfulness.insertion());
        streams.out().println(name + "  " + explanation.text() + scored + " " + file);
    }
}
