package dev.fovea.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.base.WholeFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.ScanDepth;
import dev.fovea.model.Classifier;
import dev.fovea.model.NamedPicture;
import dev.fovea.model.Outcome;
import dev.fovea.model.Trust;
import dev.fovea.model.TrustScores;
import dev.fovea.model.Views;
import dev.fovea.score.Evaluation;
import dev.fovea.score.EvaluationText;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea evaluate}: how good a model file is on labelled pictures. */
@Command(
        name = "evaluate",
        description = "Judge a model file on labelled pictures.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file, such as runs/x/model.onnx.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path model;

    @Parameters(index = "1", paramLabel = "DATA", description = "Labelled pictures, as for train.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @Option(names = "--part", description = "Only what the data set's layout gives as train, validation or test.")
    private @Nullable String part;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the evaluation as JSON.")
    private @Nullable Path json;

    @Option(names = "--predictions", paramLabel = "FILE", description = "Also write every prediction as CSV.")
    private @Nullable Path predictions;

    @Option(
            names = "--unusual",
            description = "Also say how many pictures are unlike those that the classifier was judged on, as predict"
                    + " does for each; reads them a second time.")
    private boolean unusual;

    @Mixin
    private final TtaOption tta = new TtaOption();

    EvaluateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (Classifier classifier = Classifier.load(model)) {
            Dataset pictures = chosen(DataArgument.open(data, ScanDepth.AUTO, streams));
            Announce.dataset(pictures, streams.out());
            Views views = tta.views(classifier.card());
            Predictions made = classifier.withViews(views).predictions(pictures);
            String judged = (part == null ? "all" : part) + tta.suffix();
            Evaluation evaluation =
                    Evaluation.of(made, judged, Seed.of(1), classifier.card().task());
            if (views != Views.OFF) {
                streams.out().println("Average over " + views.words() + ".");
            }
            streams.out().println();
            TrustScores trust = TrustScores.of(classifier.card(), made);
            streams.out().println(EvaluationText.of(evaluation) + trust.text());
            if (unusual) {
                streams.out().println(unusual(classifier, pictures));
            }
            if (json != null) {
                ObjectNode tree = (ObjectNode) Json.JSON.toTree(evaluation);
                tree.set(Evaluation.TRUST, Json.JSON.toTree(trust));
                WholeFile.write(json, Json.JSON.write(tree));
            }
            if (predictions != null) {
                WholeFile.write(predictions, PredictionsCsv.write(made));
            }
            return 0;
        }
    }

    private static String unusual(Classifier classifier, Dataset pictures) {
        if (classifier.card().calibration().outliers() == null) {
            return "How unusual pictures are is not known: the model file holds no measure of it.";
        }
        int[] count = {0};
        classifier
                .with(Trust.USUAL.withOutliers())
                .predictEach(pictures.samples().stream().map(NamedPicture::of).toList(), outcome -> {
                    if (outcome instanceof Outcome.Predicted predicted
                            && predicted.prediction().isUnusual()) {
                        count[0]++;
                    }
                });
        return String.format(
                Locale.ROOT,
                "Unusual: %,d of %,d pictures (%.1f %%); of pictures like those of the validation part it is 5 to 10 %%.",
                count[0],
                pictures.size(),
                100.0 * count[0] / pictures.size());
    }

    private Dataset chosen(Dataset pictures) {
        if (part == null) {
            return pictures;
        }
        Check.that(
                part.matches("train|validation|test"),
                "part must be train, validation or test, but was \"%s\" (--part)",
                part);
        Role role = Role.valueOf(part.toUpperCase(Locale.ROOT));
        Check.that(pictures.gives(role), "data set must have a %s part, but has none (%s)", part, data);
        return pictures.given(role);
    }
}
