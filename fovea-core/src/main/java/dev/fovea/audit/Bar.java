package dev.fovea.audit;

import java.util.List;

/**
 * What two aligned pictures must come to. The coarse ones only spare work.
 *
 * @param level the layer compared
 * @param steps of aligning before
 * @param tone least share of gray values explained
 * @param detail least correlation of detail
 * @param strain most of {@link Warp#strain}
 */
record Bar(int level, int steps, double tone, double detail, double strain) {
    /**
     * One after the other. Copies of photographs come to a detail of 0.85 and more, strangers among 400 photographs of flowers
     * to 0.45 at most, but round cells under a microscope to 0.9: {@link Verified} decides by what is seen in a set. One step on
     * the finest layer, which costs most, is enough for most of such cells to fall short: of 6,500 copies planted among
     * flowers, circuit boards and cells all but one passed at a strain of 0.12; 0.15 was not measured.
     */
    static final List<Bar> BARS = List.of(
            new Bar(0, 5, 0.4, 0.15, 0.4),
            new Bar(0, 10, 0.6, 0.4, 0.25),
            new Bar(1, 8, 0.7, 0.45, 0.12),
            new Bar(2, 1, 0.8, 0.45, 0.15),
            new Bar(2, 6, 0.93, 0.6, 0.06));

    /** Share of the smaller picture that must lie in the other. */
    private static final double OVERLAP = 0.6;

    /** Share of the pixels that must not be flat corners. */
    private static final double COMPARED = 0.1;

    boolean isPassedBy(Likeness likeness) {
        return likeness.tone() >= tone
                && likeness.detail() >= detail
                && likeness.overlap() >= OVERLAP
                && likeness.compared() >= COMPARED;
    }
}
