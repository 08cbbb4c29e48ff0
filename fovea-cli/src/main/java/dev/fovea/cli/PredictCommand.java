package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.model.NamedPicture;
import dev.fovea.model.Outcome;
import dev.fovea.model.Views;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea predict}: what pictures show. */
@Command(
        name = "predict",
        description = "Say what pictures show. A file that is no picture is a row with the reason, not an error.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PredictCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file, such as runs/x/model.onnx.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Files, folders (searched to the bottom), globs such as 'new/*.jpg', or - for standard input:"
                    + " one picture's bytes, or paths, one a line.")
    private final List<String> pictures = new ArrayList<>();

    @Option(names = "--format", description = "table, csv or jsonl. Usual: table")
    private Rows.Format format = Rows.Format.TABLE;

    @Option(
            names = "--top",
            paramLabel = "K",
            description =
                    "Show so many labels for each picture; where a picture may have several, the table shows those that it"
                            + " has. Usual: ${DEFAULT-VALUE}")
    private int top = 1;

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Mixin
    private final TtaOption tta = new TtaOption();

    PredictCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Check.that(top >= 1, "top must be at least 1, but was %d (--top)", top);
        List<NamedPicture> asked = new PictureArguments(streams.in()).of(pictures);
        if (asked.size() == 1) {
            asked = List.of(EarlyPicture.of(asked.get(0)));
        }
        return predict(asked);
    }

    private int predict(List<NamedPicture> asked) {
        try (Classifier loaded = Classifier.load(ModelFile.read(model), cores(asked.size()))) {
            Views views = tta.views(loaded.card());
            if (views != Views.OFF) {
                streams.err().println("Average over " + views.words() + ".");
            }
            Classifier classifier = loaded.withViews(views).with(trust.trust(loaded.card()));
            TrustColumns worth = new TrustColumns(trust.showsSets(), trust.showsUnusual());
            Rows rows = new Rows(
                    streams.out(), format, Math.min(top, classifier.labels().size()), worth);
            rows.head(classifier.labels(), classifier.card().task());
            int[] unreadable = {0};
            classifier.predictEach(asked, outcome -> {
                rows.row(outcome);
                unreadable[0] += outcome instanceof Outcome.Unreadable ? 1 : 0;
            });
            if (unreadable[0] > 0) {
                streams.err().println(unreadable[0] + " of " + asked.size() + " could not be read.");
            }
            return unreadable[0] == asked.size() ? Complaints.INPUT : 0;
        }
    }

    /** One picture is not worth starting threads for. */
    private static int cores(int pictures) {
        return pictures == 1 ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
