package dev.fovea.explain;

import dev.fovea.model.Prediction;
import dev.fovea.model.SeenArea;
import dev.fovea.picture.Picture;
import java.util.Locale;

/**
 * Where in a picture a classifier found a class. Immutable; any thread.
 *
 * @param method how that was found out
 * @param layer whose maps were read, such as {@code stage.4}; empty for methods that read none
 * @param prediction what the classifier says of the picture
 * @param explained the class that is explained, which need not be the one that is said
 * @param map how much each place of the square that the network sees speaks for it
 * @param shown the same as it is drawn: the map itself, or the means of small blocks where it speaks of single pixels
 * @param picture of the user, whole
 * @param area where the square lies on the picture
 */
public record Explanation(
        Method method,
        String layer,
        Prediction prediction,
        Prediction.Choice explained,
        HeatMap map,
        HeatMap shown,
        Picture picture,
        SeenArea area) {
    /**
     * How much a place of the picture speaks for the class, as a share of the largest number that is shown: in 0..1, and 0 also
     * where the network does not look.
     *
     * @param x in pixels from the picture's left edge, which is 0; the first pixel's middle is at 0.5
     * @param y in pixels from the picture's upper edge
     */
    public double heat(double x, double y) {
        double across = area.across(x);
        double down = area.down(y);
        double most = shown.most();
        return sees(across, down) && most > 0 ? Math.max(0, shown.between(across, down)) / most : 0;
    }

    /** Whether the network sees this place of the picture; in pixels as {@link #heat}. */
    public boolean isSeen(double x, double y) {
        return sees(area.across(x), area.down(y));
    }

    private static boolean sees(double across, double down) {
        return across >= 0 && across <= 1 && down >= 0 && down <= 1;
    }

    /** Where the heat is. */
    public HeatSpot spot() {
        return HeatSpot.of(this);
    }

    /**
     * The picture in gray with the heat in colours on top, from dark violet over red to pale yellow: the lighter, the more.
     * What the network does not see is pale.
     *
     * @param side the longest side in pixels, 16..4096: larger pictures are shrunk to it, smaller ones are enlarged by a
     *     whole number as far as they stay below it
     */
    public Picture overlay(int side) {
        return Overlay.draw(this, side);
    }

    /** The overlay as the bytes of a PNG file; see {@link #overlay}. */
    public byte[] png(int side) {
        return PictureBytes.png(overlay(side));
    }

    /** The overlay as the bytes of a JPEG file of good quality, about 15 kB for a side of 192; see {@link #overlay}. */
    public byte[] jpeg(int side) {
        return PictureBytes.jpeg(overlay(side));
    }

    /** What is explained, how sure that is and where it was seen, in one line. */
    public String text() {
        String sure = explained.label() + String.format(Locale.ROOT, " (%.1f %%)", 100 * explained.probability());
        String instead = explained.index() == prediction.index()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", though it says %s (%.1f %%)",
                        prediction.label(),
                        100 * prediction.probability());
        return sure + instead + (shown.isEmpty() ? ". Nothing in the picture speaks for it." : ". " + spot().text());
    }
}
