package dev.fovea.cli;

import dev.fovea.augment.Augment;
import dev.fovea.augment.ContactSheet;
import dev.fovea.augment.Flips;
import dev.fovea.augment.Preset;
import dev.fovea.augment.SheetPaper;
import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.base.WholeFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.DataSettings;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.run.RecipeFile;
import dev.fovea.validate.AugmentationProbe;
import dev.fovea.validate.Probe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea augment}: what augmentation does to one's own pictures. */
@Command(
        name = "augment",
        description = "Draw a contact sheet of what augmentation does to pictures: the original, then some draws.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AugmentCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "DATA", description = "Labelled pictures, as for train.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @Option(
            names = "--augment",
            description = "off, light, standard, strong, randaugment or trivialaugment. Usual: standard")
    private @Nullable Preset augment;

    @Option(
            names = "--each",
            description = "One row for each augmentation that there is, alone and by its name, instead of a preset.")
    private boolean each;

    @Option(
            names = "--probe",
            description =
                    "Draw nothing; train a small network with each augmentation and with flips, and say which of them"
                            + " hurt on pictures that were held out. Takes a minute or two.")
    private boolean probe;

    @Option(names = "--recipe", paramLabel = "FILE", description = "Show the augmentation of a recipe.yaml.")
    private @Nullable Path recipe;

    @Option(names = "--flips", description = "none, horizontal or both. Usual: decided from the labels")
    private Flips.@Nullable Axes flips;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Side of what the network sees. Usual: as for train")
    private @Nullable Integer size;

    @Option(names = "--fit", description = "crop, pad or stretch. Usual: as for train")
    private @Nullable Fit fit;

    @Option(names = "--channels", description = "gray or rgb. Usual: as for train")
    private @Nullable Channels channels;

    @Option(names = "--rows", description = "Pictures, spread over the classes. Usual: ${DEFAULT-VALUE}")
    private int rows = 8;

    @Option(names = "--draws", description = "Of each. Usual: ${DEFAULT-VALUE}")
    private int draws = 8;

    @Option(names = "--seed", description = "Of the pictures and the draws. Usual: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "The sheet, a PNG. Usual: ${DEFAULT-VALUE}")
    private Path out = Path.of("augmented.png");

    AugmentCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Check.that(
                out.toString().toLowerCase(Locale.ROOT).endsWith(".png"),
                "sheet must be a .png, but was \"%s\" (--out)",
                out);
        Check.that(
                !each || (augment == null && recipe == null),
                "rows must come from --each or from --augment or --recipe, but both were given. Leave one out.");
        System.setProperty("java.awt.headless", "true"); // a picture needs no screen
        Dataset pictures = Datasets.open(data);
        if (probe) {
            return probe(pictures);
        }
        Recipe resolved = Fitting.resolve(asked(), pictures);
        ContactSheet sheet = sheet(pictures, resolved);
        write(SheetPaper.draw(sheet));
        streams.out().println(sheet.title() + ".");
        if (!each) {
            Fitting.choices(asked(), resolved, pictures).forEach(streams.out()::println);
        }
        streams.out().println("Contact sheet: " + out);
        return 0;
    }

    private int probe(Dataset pictures) {
        Check.that(!each, "probe must come without --each, but both were given. Name a preset with --augment.");
        try (StopSignal stop = new StopSignal(streams.err())) {
            Probe found = new AugmentationProbe(
                            asked().withSeed(seed), stop, one -> streams.err().println("Probed " + one.kind() + "."))
                    .run(pictures);
            streams.out().println(found.text());
            found.probed().forEach(one -> streams.out().println(one.text()));
            streams.out().println(found.advice());
            return 0;
        }
    }

    private Recipe asked() {
        Recipe start = recipe == null ? Recipe.scratch() : RecipeFile.read(recipe);
        AugmentSettings a = start.augment();
        a = augment == null ? a : a.withPreset(augment);
        a = flips == null ? a : a.withFlips(flips);
        DataSettings d = start.data();
        d = size == null ? d : d.withSize(size);
        d = fit == null ? d : d.withFit(fit);
        d = channels == null ? d : d.withChannels(channels);
        return start.withAugment(a).withData(d);
    }

    private ContactSheet sheet(Dataset pictures, Recipe resolved) {
        Augment list = Objects.requireNonNull(resolved.augment().list());
        ContactSheet.Layout layout = new ContactSheet.Layout(preprocess(resolved.data()), rows, draws, Seed.of(seed));
        String where = pictures.name() + " at " + layout.preprocess().size() + " x "
                + layout.preprocess().size();
        return each
                ? ContactSheet.each("Each augmentation, " + where, pictures, list.fill(), layout)
                : ContactSheet.of("Augmentation " + name(resolved) + ", " + where, pictures, list, layout);
    }

    private String name(Recipe resolved) {
        return recipe != null && augment == null
                ? "of " + recipe
                : resolved.augment().augment().name().toLowerCase(Locale.ROOT);
    }

    private static Preprocess preprocess(DataSettings settings) {
        int side = Objects.requireNonNull(settings.size());
        Channels colours = Objects.requireNonNull(settings.channels());
        return new Preprocess(
                side,
                Objects.requireNonNull(settings.fit()),
                side,
                colours,
                Collections.nCopies(colours.count(), 0.0),
                Collections.nCopies(colours.count(), 1.0));
    }

    private void write(BufferedImage sheet) {
        WholeFile.write(out, stream -> {
            if (!ImageIO.write(sheet, "png", stream)) {
                throw new IOException("this Java writes no PNG");
            }
        });
    }
}
