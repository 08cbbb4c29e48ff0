package dev.fovea.augment;

import java.util.SplittableRandom;

/**
 * The fourteen operations that RandAugment and TrivialAugment draw from, with torchvision's meaning of a magnitude
 * ({@code _apply_image_or_video_transform} of {@code torchvision.transforms.v2}).
 */
enum Operation {
    IDENTITY(false),
    SHEAR_X(true),
    SHEAR_Y(true),
    TRANSLATE_X(true),
    TRANSLATE_Y(true),
    ROTATE(true),
    BRIGHTNESS(true),
    COLOR(true),
    CONTRAST(true),
    SHARPNESS(true),
    POSTERIZE(false),
    SOLARIZE(false),
    AUTO_CONTRAST(false),
    EQUALIZE(false);

    /**
     * How far the operations go at the highest magnitude.
     *
     * @param shear columns to the side for each row, and the other way round
     * @param shiftX to the right, in pixels
     * @param shiftY down, in pixels
     * @param degrees of the turn
     * @param factor above and below 1, of brightness, colour, contrast and sharpness
     * @param bits that posterising takes away
     */
    record Extent(double shear, double shiftX, double shiftY, double degrees, double factor, int bits) {}

    private final boolean signed;

    Operation(boolean signed) {
        this.signed = signed;
    }

    /** Draws the sign, where there is one, and applies a magnitude of so many of the highest. */
    void draw(SplittableRandom random, double share, Extent extent, Drawn drawn) {
        double magnitude = magnitude(share, extent);
        boolean negative = signed && random.nextBoolean();
        apply(negative ? -magnitude : magnitude, drawn);
    }

    /** @param share 0..1 of the highest magnitude */
    double magnitude(double share, Extent extent) {
        return switch (this) {
            case SHEAR_X, SHEAR_Y -> share * extent.shear;
            case TRANSLATE_X -> share * extent.shiftX;
            case TRANSLATE_Y -> share * extent.shiftY;
            case ROTATE -> share * extent.degrees;
            case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> share * extent.factor;
            case POSTERIZE -> Math.rint(8 - share * extent.bits);
            case SOLARIZE -> 1 - share;
            case IDENTITY, AUTO_CONTRAST, EQUALIZE -> 0;
        };
    }

    /** Applies one magnitude. Shears keep the left top corner, as Pillow's do; turns are counter-clockwise. */
    void apply(double magnitude, Drawn drawn) {
        switch (this) {
            case IDENTITY -> {}
            case SHEAR_X -> drawn.move(new Affine(1, -magnitude, 0, 0, 1, 0));
            case SHEAR_Y -> drawn.move(new Affine(1, 0, 0, -magnitude, 1, 0));
            case TRANSLATE_X -> drawn.move(Affine.shift((int) magnitude, 0));
            case TRANSLATE_Y -> drawn.move(Affine.shift(0, (int) magnitude));
            case ROTATE -> drawn.move(Affine.rotation(-magnitude, drawn.frame()));
            case BRIGHTNESS -> drawn.change(new Toned(1 + magnitude, false));
            case COLOR -> drawn.change(Saturation.by(1 + magnitude));
            case CONTRAST -> drawn.change(new Toned(1 + magnitude, true));
            case SHARPNESS -> drawn.change(Sharpen.by(1 + magnitude));
            case POSTERIZE -> drawn.change(Posterise.to((int) magnitude));
            case SOLARIZE -> drawn.change(Solarise.from(255 * magnitude));
            case AUTO_CONTRAST -> drawn.change(Tables.ofCounts(Autocontrast::table));
            case EQUALIZE -> drawn.change(Tables.ofCounts(Equalise::table));
        }
    }

    /** One of the fourteen, each as likely. */
    static Operation any(SplittableRandom random) {
        Operation[] all = values();
        return all[random.nextInt(all.length)];
    }
}
