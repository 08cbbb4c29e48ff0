package dev.fovea.cli;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Sample;
import dev.fovea.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Drawn characters as PNG files, a folder for each class. */
final class DrawnFolder {
    private DrawnFolder() {}

    static Path write(Path folder, int pictures) throws IOException {
        Dataset drawn = Drawn.characters(pictures, Seed.of(3));
        for (int i = 0; i < drawn.size(); i++) {
            Sample sample = drawn.samples().get(i);
            Path own = Files.createDirectories(
                    folder.resolve("sign-" + drawn.labels().name(sample.label())));
            ImageIO.write(
                    image(sample.picture()), "png", own.resolve(i + ".png").toFile());
        }
        return folder;
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage out = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        out.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
        return out;
    }
}
