package dev.fovea.cli;

import dev.fovea.augment.Flips;
import dev.fovea.augment.Preset;
import dev.fovea.base.Check;
import dev.fovea.data.ScanDepth;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.DataSettings;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Machine;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.split.Shares;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How pictures are split and shown. */
final class DataOptions {
    @Option(
            names = "--shares",
            paramLabel = "T/V/T",
            description = "Percent of train, validation and test, for what the folders leave open. Usual: 70/15/15")
    private @Nullable String shares;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate in K folds instead of one split; groups holds each group out once.")
    private @Nullable String folds;

    @Option(
            names = "--repeats",
            paramLabel = "R",
            description = "Deal the folds R times anew, so that the figures hang less on one deal. Usual: 1")
    private @Nullable Integer repeats;

    @Option(
            names = "--parallel-folds",
            paramLabel = "N",
            description =
                    "Train N folds side by side, each with its share of the cores; they come out as one after another."
                            + " Usual: one for each 4 cores")
    private @Nullable Integer parallel;

    @Option(
            names = "--final",
            paramLabel = "MODEL",
            description =
                    "What the model file of a cross-validation is: best, the fold that did best on its own validation"
                            + " part; refit, one more network trained on all pictures; or ensemble, the average of all folds."
                            + " Usual: best")
    private FoldSettings.@Nullable Final last;

    @Option(
            names = "--compare-random-split",
            description =
                    "Train the folds once more with groups and copies let apart, to say by how much a split at random would"
                            + " have flattered: twice the time. With a frozen backbone that takes a moment and is always done.")
    private boolean compared;

    @Option(
            names = "--group-by",
            paramLabel = "PATTERN",
            description = "Pictures that a split must not part: a regular expression on the file name whose first group"
                    + " names them, such as 's(\\d+)_', or parent for those of one folder.")
    private @Nullable String groupBy;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "Side of what the network sees. Usual: the pictures', at most 64")
    private @Nullable Integer size;

    @Option(
            names = "--fit",
            description =
                    "How other shapes come to it: crop, pad or stretch. Usual: stretch where all are square, else crop")
    private @Nullable Fit fit;

    @Option(names = "--channels", description = "gray or rgb. Usual: gray where no picture has colour")
    private @Nullable Channels channels;

    @Option(
            names = "--augment",
            description = "off, light, standard, strong, randaugment or trivialaugment. Usual: standard")
    private @Nullable Preset augment;

    @Option(names = "--flips", description = "none, horizontal or both. Usual: decided from the labels")
    private Flips.@Nullable Axes flips;

    @Option(
            names = "--mixup",
            paramLabel = "ALPHA",
            description = "Blend pairs of training pictures and their labels; 0 never. Usual: 0; 0.2 is common")
    private @Nullable Double mixup;

    @Option(
            names = "--cutmix",
            paramLabel = "ALPHA",
            description = "Paste parts of training pictures into others; 0 never. Usual: 0; 1 is common")
    private @Nullable Double cutmix;

    @Option(
            names = "--scan",
            description = "How files are checked before training: quick reads each to its end, full decodes it too;"
                    + " auto is full where that takes seconds. Usual: auto")
    private @Nullable ScanDepth scan;

    @Option(
            names = "--audit",
            paramLabel = "on|off",
            description =
                    "Look for what is wrong with the pictures before training (see fovea check), and keep copies of"
                            + " one picture in one part. Usual: on")
    private @Nullable String audit;

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        DataSettings d = recipe.data();
        d = shares == null ? d : d.withShares(percent(shares));
        d = d.withFolds(folds(d.folds()));
        d = groupBy == null ? d : d.withGroupBy(groupBy);
        d = size == null ? d : d.withSize(size);
        d = fit == null ? d : d.withFit(fit);
        d = channels == null ? d : d.withChannels(channels);
        d = scan == null ? d : d.withScan(scan);
        Machine machine = recipe.machine();
        machine = audit == null ? machine : machine.withAudit(audit);
        AugmentSettings a = recipe.augment();
        a = augment == null ? a : a.withPreset(augment);
        a = flips == null ? a : a.withFlips(flips);
        a = mixup == null ? a : a.withMixup(mixup);
        a = cutmix == null ? a : a.withCutmix(cutmix);
        return recipe.withData(d).withAugment(a).withMachine(machine);
    }

    private FoldSettings folds(FoldSettings given) {
        FoldSettings out = folds == null ? given : given.withFolds(folds);
        out = repeats == null ? out : out.withRepeats(repeats);
        out = parallel == null ? out : out.withParallel(parallel);
        out = compared ? out.withComparison(true) : out;
        return last == null ? out : out.withLast(last);
    }

    private static Shares percent(String text) {
        Check.that(
                text.matches("\\d{1,3}/\\d{1,3}/\\d{1,3}"),
                "shares must be such as 70/15/15, but was \"%s\" (--shares)",
                text);
        String[] parts = text.split("/");
        return Shares.percent(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
