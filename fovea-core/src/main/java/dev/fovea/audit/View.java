package dev.fovea.audit;

import java.util.ArrayList;
import java.util.List;

/** A part of a picture, its sides being 1. */
record View(double left, double top, double right, double bottom) {
    /** All of it. */
    static final View WHOLE = new View(0, 0, 1, 1);

    private static final double CROP = 0.8;

    /** The whole, and crops of 80 % of each side, three by three. */
    static final List<View> WITH_CROPS = withCrops();

    private static List<View> withCrops() {
        List<View> views = new ArrayList<>(List.of(WHOLE));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double left = column * (1 - CROP) / 2;
                double top = row * (1 - CROP) / 2;
                views.add(new View(left, top, left + CROP, top + CROP));
            }
        }
        return List.copyOf(views);
    }
}
