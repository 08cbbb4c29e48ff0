package dev.fovea.audit;

import java.util.ArrayList;
import java.util.List;

/** Says what was done to a picture. */
final class Changes {
    private static final double TURNED = 1.5;
    private static final double CROPPED = 0.97;

    private Changes() {}

    /**
     * Such as {@code mirrored, rotated by 5 degrees}; {@code packed anew} where nothing else is seen.
     *
     * @param warp from places of the second picture to those of the first
     */
    static Said of(Warp warp, Thumb first, Thumb second) {
        List<Said> words = new ArrayList<>();
        if (warp.determinant() < 0) {
            words.add(Said.of("copy.mirrored"));
        }
        double degrees = warp.inPixels(second, first).degrees();
        if (degrees >= TURNED) {
            words.add(Said.of("copy.rotated", Math.round(degrees)));
        }
        double covered = Math.abs(warp.determinant());
        double share = Math.min(covered, 1 / covered);
        if (share < CROPPED * CROPPED) {
            words.add(Said.of("copy.cropped", Math.round(100 * share)));
        } else if (first.width() != second.width() || first.height() != second.height()) {
            words.add(Said.of("copy.resized"));
        }
        return words.isEmpty() ? Said.of("copy.packed") : Said.joined("list", words);
    }
}
