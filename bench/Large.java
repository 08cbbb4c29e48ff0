import com.sun.management.OperatingSystemMXBean;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.picture.Picture;
import dev.fovea.run.Progress;
import dev.fovea.run.Road;
import dev.fovea.run.Trainer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Draws many small picture files, or trains on them for one epoch; see {@code bench/large}. */
public final class Large {
    private static final int PIECE = 20_000;

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("draw")) {
            draw(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } else {
            train(arguments[1], Path.of(arguments[2]));
        }
        System.exit(0);
    }

    private static void draw(Path folder, int pictures) throws IOException {
        for (int digit = 0; digit < 10; digit++) {
            Files.createDirectories(folder.resolve(String.valueOf(digit)));
        }
        for (int from = 0; from < pictures; from += PIECE) {
            int first = from;
            Dataset drawn = Drawn.characters(Math.min(PIECE, pictures - from), Seed.of(from));
            IntStream.range(0, drawn.size()).parallel().forEach(i -> write(folder, drawn.samples().get(i), first + i));
        }
        System.out.printf(Locale.ROOT, "drew %,d pictures into %s%n", pictures, folder);
    }

    private static void write(Path folder, Sample sample, int number) {
        String format = number % 2 == 0 ? "png" : "jpg";
        Picture picture = sample.picture();
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
        Path file = folder.resolve(sample.label() + "/" + String.format(Locale.ROOT, "%07d.%s", number, format));
        try {
            ImageIO.write(image, format, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(String folder, Path runs) {
        Dataset pictures = Datasets.open(folder);
        say(String.format(Locale.ROOT, "scanned: %,d pictures, %d bad files", pictures.size(), pictures.badFiles().size()));
        AtomicBoolean stepped = new AtomicBoolean();
        Interrupt clock = () -> { // asked after each step
            if (!stepped.getAndSet(true)) {
                say("first step is done");
            }
            return false;
        };
        Recipe recipe = Recipe.scratch().withEpochs(1);
        new Road(new Trainer(recipe).into(runs), clock, Progress.of(Large::say)).travel(pictures);
        say("judged");
    }

    private static void say(String text) {
        double seconds = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        double busy = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%7.1f s (%.1f s of the processors)  heap at most %,5d MiB  %s%n",
                seconds,
                busy,
                heap >> 20,
                text);
    }
}
