package dev.fovea.explain;

/**
 * Colours for 0..1 whose lightness rises evenly, so that more looks like more also in gray and to the colour-blind: from
 * dark violet over red and orange to pale yellow. Chosen in CIE L*C*h (D65).
 */
final class HeatColours {
    private static final double DARKEST = 22;
    private static final double LIGHTEST = 94;

    /** Angles of the hue in degrees: violet, then over red to yellow. */
    private static final double FIRST_HUE = -55;

    private static final double LAST_HUE = 98;

    private HeatColours() {}

    /** As 0xRRGGBB. */
    static int of(double share) {
        double t = Math.max(0, Math.min(1, share));
        double lightness = DARKEST + t * (LIGHTEST - DARKEST);
        double hue = Math.toRadians(FIRST_HUE + t * (LAST_HUE - FIRST_HUE));
        double chroma = 80;
        int rgb = rgb(lightness, chroma, hue);
        while (rgb < 0) { // as colourful as the screen can
            chroma -= 1;
            rgb = rgb(lightness, chroma, hue);
        }
        return rgb;
    }

    /** -1 where sRGB has no such colour. */
    private static int rgb(double lightness, double chroma, double hue) {
        double fy = (lightness + 16) / 116;
        double x = 0.95047 * linear(fy + chroma * Math.cos(hue) / 500);
        double y = linear(fy);
        double z = 1.08883 * linear(fy - chroma * Math.sin(hue) / 200);
        double red = 3.2404542 * x - 1.5371385 * y - 0.4985314 * z;
        double green = -0.9692660 * x + 1.8760108 * y + 0.0415560 * z;
        double blue = 0.0556434 * x - 0.2040259 * y + 1.0572252 * z;
        double least = Math.min(red, Math.min(green, blue));
        double most = Math.max(red, Math.max(green, blue));
        return least < -1e-4 || most > 1.0001 ? -1 : level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static double linear(double f) {
        return f > 6.0 / 29 ? f * f * f : 3 * 36.0 / 841 * (f - 4.0 / 29);
    }

    private static int level(double linear) {
        double v = Math.max(0, Math.min(1, linear));
        double coded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * coded);
    }
}
