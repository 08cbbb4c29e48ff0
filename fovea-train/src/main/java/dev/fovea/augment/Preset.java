package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of augmentations that suit most data, by the size of the pictures and by what may be flipped. Up to
 * {@value #SMALL} pixels the subject fills the picture (digits, characters, cells, tiles), so nothing is cut off; above
 * that pictures are taken for photographs, where the subject's place and scale vary. Where flips change the meaning the
 * picture is taken for something written, and gaps are filled with the edge, since a mirror image would add strokes.
 * Nothing is erased: that can turn one character into another. No policy flips.
 */
public enum Preset {
    /** Nothing. */
    @JsonProperty("off")
    OFF,
    /** Small turns, shifts and zooms, and flips where allowed: for little data of even quality. */
    @JsonProperty("light")
    LIGHT,
    /** Larger ones, shear or random crops, brightness and contrast: the usual choice. */
    @JsonProperty("standard")
    STANDARD,
    /**
     * Still larger, seen from aside, bent or blurred, and colours where there are any: for long runs on little data. Costs
     * 15 to 20 times the standard one for small pictures, nearly all of it bending, and 4 times for photographs.
     */
    @JsonProperty("strong")
    STRONG,
    /** Two operations of a middle strength, drawn for each picture; see {@link RandAugment}. */
    @JsonProperty("randaugment")
    RANDAUGMENT,
    /** One operation of any strength, drawn for each picture; see {@link TrivialAugment}. */
    @JsonProperty("trivialaugment")
    TRIVIALAUGMENT;

    /** The largest side, in pixels, of what is not taken for a photograph. */
    public static final int SMALL = 96;

    /**
     * The list.
     *
     * @param size of the pictures: the shorter side, in pixels, or that of the square that the network sees where that is
     *     smaller
     * @param flips what may be flipped
     */
    public Augment of(int size, Flips flips) {
        Fill fill = flips.axes() == Flips.Axes.NONE ? Fill.NEAREST : Fill.REFLECT;
        return new Augment(
                fill,
                switch (this) {
                    case OFF -> List.of();
                    case LIGHT -> light(flips);
                    case STANDARD -> size <= SMALL ? small(flips) : photograph(flips);
                    case STRONG -> size <= SMALL ? strongSmall(flips) : strongPhotograph(flips, size);
                    case RANDAUGMENT -> policy(size, flips, RandAugment.usual());
                    case TRIVIALAUGMENT -> policy(size, flips, new TrivialAugment(31));
                });
    }

    private static List<Augmentation> light(Flips flips) {
        return flipped(flips, new Zoom(0.95, 1.05), new Rotation(5), new Shift(0.05));
    }

    private static List<Augmentation> small(Flips flips) {
        return flipped(
                flips,
                new Shear(5),
                new Zoom(0.9, 1.1),
                new Rotation(10),
                new Shift(0.1),
                new Brightness(0.2),
                new Contrast(0.2));
    }

    private static List<Augmentation> photograph(Flips flips) {
        return flipped(
                flips,
                new RandomResizedCrop(new Range(0.35, 1), new Range(3.0 / 4, 4.0 / 3)),
                new Brightness(0.2),
                new Contrast(0.2));
    }

    private static List<Augmentation> strongSmall(Flips flips) {
        return flipped(
                flips,
                new Shear(10),
                new Zoom(0.8, 1.2),
                new Rotation(15),
                new Shift(0.1),
                new Perspective(0.3, 0.3),
                new Elastic(20, 4),
                new Brightness(0.4),
                new Contrast(0.4),
                new Saturation(0.4),
                new Hue(0.02),
                new Blur(3, new Range(0.1, 1), 0.2),
                new Noise(0.03, 0.2));
    }

    private static List<Augmentation> strongPhotograph(Flips flips, int size) {
        int tenth = size / 20 * 2 + 1;
        return flipped(
                flips,
                new RandomResizedCrop(new Range(0.2, 1), new Range(3.0 / 4, 4.0 / 3)),
                new Rotation(10),
                new Perspective(0.3, 0.3),
                new Brightness(0.4),
                new Contrast(0.4),
                new Saturation(0.4),
                new Hue(0.05),
                new Gray(0.1),
                new Blur(Math.min(tenth, 129), new Range(0.1, 2), 0.2),
                new Jpeg(40, 95, 0.2));
    }

    /** What torchvision's recipes put around a policy: for photographs a random crop before it. */
    private static List<Augmentation> policy(int size, Flips flips, Policy policy) {
        return size <= SMALL
                ? flipped(flips, policy)
                : flipped(flips, new RandomResizedCrop(new Range(0.35, 1), new Range(3.0 / 4, 4.0 / 3)), policy);
    }

    private static List<Augmentation> flipped(Flips flips, Augmentation... others) {
        List<Augmentation> all = new ArrayList<>();
        if (flips.axes() != Flips.Axes.NONE) {
            all.add(new HorizontalFlip(0.5));
        }
        if (flips.axes() == Flips.Axes.BOTH) {
            all.add(new VerticalFlip(0.5));
        }
        all.addAll(List.of(others));
        return all;
    }
}
