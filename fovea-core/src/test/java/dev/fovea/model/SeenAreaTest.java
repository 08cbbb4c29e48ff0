package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.picture.Picture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the network's square lies on the picture: found again by a white spot that preprocess moves there. */
class SeenAreaTest {
    private static final int SIZE = 40;

    @ParameterizedTest
    @CsvSource({
        "CROP, 40, 300, 200",
        "CROP, 46, 200, 300",
        "CROP, 40, 35, 70",
        "PAD, 40, 300, 200",
        "PAD, 40, 90, 400",
        "PAD, 40, 20, 10",
        "STRETCH, 40, 300, 200",
        "STRETCH, 40, 30, 41",
        "CROP, 46, 40, 40"
    })
    void pointsWherePreprocessPutsThings(Fit fit, int resize, int width, int height) {
        Preprocess preprocess = new Preprocess(SIZE, fit, resize, Channels.GRAY, List.of(0.5), List.of(0.2));
        // off the middle, and inside the square that a crop leaves
        int x = width / 2 + Math.min(width, height) / 5;
        int y = height / 2 - Math.min(width, height) / 5;
        Picture fitted = preprocess.fit(spot(width, height, x, y));
        double total = 0;
        double across = 0;
        double down = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            int level = fitted.at(i / SIZE, i % SIZE, 0);
            total += level;
            across += level * (i % SIZE + 0.5) / SIZE;
            down += level * (i / SIZE + 0.5) / SIZE;
        }
        SeenArea area = preprocess.area(width, height);
        assertThat(total).isPositive();
        assertThat(across / total).isCloseTo(area.across(x + 0.5), within(0.5 / SIZE)); // half a pixel
        assertThat(down / total).isCloseTo(area.down(y + 0.5), within(0.5 / SIZE));
    }

    /** A white square, so large that resizing does not lose it. */
    private static Picture spot(int width, int height, int x, int y) {
        byte[] pixels = new byte[width * height];
        int reach = Math.max(width, height) / 30;
        for (int row = y - reach; row <= y + reach; row++) {
            for (int column = x - reach; column <= x + reach; column++) {
                pixels[row * width + column] = (byte) 255;
            }
        }
        return new Picture(height, width, 1, pixels);
    }
}
