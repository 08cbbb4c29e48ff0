package dev.fovea.augment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Each augmentation at a strength that shows what it does. */
final class Usual {
    private Usual() {}

    /**
     * The whole family but the user's own.
     *
     * @param size side of the pictures, in pixels
     */
    static List<Augmentation> each(int size) {
        List<Augmentation> all = new ArrayList<>(List.of(
                new HorizontalFlip(0.5),
                new VerticalFlip(0.5),
                new Rotation(20),
                new Shift(0.15),
                new Zoom(0.7, 1.3),
                new Shear(20),
                new Perspective(0.5, 1),
                new Elastic(size, Math.max(1, size / 25.0)),
                new PaddedCrop(Math.max(1, size / 8)),
                new RandomResizedCrop(new Range(0.35, 1), new Range(3.0 / 4, 4.0 / 3))));
        all.addAll(values(size));
        all.add(new Erasing(1, new Range(0.02, 0.33)));
        all.add(RandAugment.usual());
        all.add(new TrivialAugment(31));
        return all;
    }

    private static List<Augmentation> values(int size) {
        return List.of(
                new Brightness(0.5),
                new Contrast(0.5),
                new Saturation(0.9),
                new Hue(0.2),
                new Gray(0.5),
                new Blur(Math.min(129, size / 20 * 2 + 1 + 2), new Range(0.1, Math.max(1, size / 48.0)), 1),
                new Sharpen(3, 0.5),
                new Noise(0.08, 1),
                new Jpeg(5, 40, 1),
                new Posterise(2, 0.5),
                new Solarise(128, 0.5),
                new Equalise(0.5),
                new Autocontrast(0.5),
                new Invert(0.5));
    }

    /** Its numbers as a recipe has them, in one line. */
    static String detail(Augmentation step) {
        JsonNode settings = Json.LINE.toTree(step).elements().next();
        return settings.propertyStream()
                .map(entry -> entry.getKey() + " " + numbers(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String numbers(JsonNode value) {
        if (value.isArray()) {
            return numbers(value.get(0)) + ".." + numbers(value.get(1));
        }
        double number = value.asDouble();
        return number == Math.rint(number)
                ? String.valueOf((long) number)
                : String.valueOf(Math.rint(number * 1000) / 1000);
    }
}
