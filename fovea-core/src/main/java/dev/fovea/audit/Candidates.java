package dev.fovea.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which pictures may be copies of which, by their sketches. */
final class Candidates {
    /** Of each view, its nearest pictures. */
    private static final int NEAREST = 12;

    /** Of a plain picture. */
    private static final int NEAREST_PLAIN = 3;

    /** Cosine of sketches below which no copy was: cropped and turned ones come to 0.5 at times. */
    private static final float LEAST = 0.4f;

    /** The same of plain pictures, which are not looked for cropped or turned, and are alike to begin with. */
    private static final float LEAST_PLAIN = 0.85f;

    /**
     * Of all views of a picture together, the likeliest: where all pictures look alike, such as cells under a microscope, each
     * would have hundreds, and none of those is told by its sketch.
     */
    private static final int MOST = 20;

    /** Pictures looked for at a time. */
    private static final int PIECE = 4096;

    private static final Comparator<Attempt> LIKELIEST =
            Comparator.comparingDouble(Attempt::likeness).reversed().thenComparing(Attempt.ORDER);

    private final Prints prints;
    private final List<Integer> pictures;
    private final NeighbourIndex index;

    private Candidates(Prints prints, List<Integer> pictures, Workers workers) {
        this.prints = prints;
        this.pictures = pictures;
        Rows wholes = Rows.packed(pictures.size(), Sketch.LENGTH);
        float[] sketch = new float[Sketch.LENGTH];
        for (int p = 0; p < pictures.size(); p++) {
            prints.sketches().get(pictures.get(p) * views(), sketch, 0);
            wholes.put(p, sketch, 0);
        }
        this.index = NeighbourIndex.of(wholes, workers);
    }

    private static int views() {
        return View.WITH_CROPS.size();
    }

    /** All attempts among these pictures. */
    static List<Attempt> among(Prints prints, List<Integer> pictures, Workers workers) {
        Candidates candidates = new Candidates(prints, pictures, workers);
        List<Attempt> out = new ArrayList<>();
        for (int from = 0; from < pictures.size(); from += PIECE) {
            candidates.look(from, Math.min(pictures.size(), from + PIECE), out);
        }
        return out;
    }

    /** The pictures' views as they are and mirrored, each in turn. */
    private void look(int from, int to, List<Attempt> out) {
        List<Attempt> asked = new ArrayList<>();
        for (int p = from; p < to; p++) {
            for (int v = 0; v < (prints.isPlain(pictures.get(p)) ? 1 : views()); v++) {
                asked.add(new Attempt(p, p, v, false, 0));
                asked.add(new Attempt(p, p, v, true, 0));
            }
        }
        Rows vectors = Rows.packed(asked.size(), Sketch.LENGTH);
        float[] sketch = new float[Sketch.LENGTH];
        for (int q = 0; q < asked.size(); q++) {
            Attempt ask = asked.get(q);
            prints.sketches().get(pictures.get(ask.other()) * views() + ask.view(), sketch, 0);
            vectors.put(q, ask.mirrored() ? Sketch.mirrored(sketch) : sketch, 0);
        }
        keep(asked, index.nearest(vectors, new Neighbours(asked.size(), NEAREST + 1)), out);
    }

    /** What is asked of one picture lies side by side. */
    private void keep(List<Attempt> asked, Neighbours found, List<Attempt> out) {
        List<Attempt> ofOne = new ArrayList<>();
        for (int q = 0; q < asked.size(); q++) {
            keep(asked.get(q), found, q, ofOne);
            if (q + 1 == asked.size()
                    || asked.get(q + 1).other() != asked.get(q).other()) {
                ofOne.sort(LIKELIEST);
                out.addAll(ofOne.subList(0, Math.min(MOST, ofOne.size())));
                ofOne.clear();
            }
        }
    }

    private void keep(Attempt ask, Neighbours found, int q, List<Attempt> out) {
        boolean plain = prints.isPlain(pictures.get(ask.other()));
        float least = plain ? LEAST_PLAIN : LEAST;
        int most = Math.min(found.count(q), (plain ? NEAREST_PLAIN : NEAREST) + 1); // one is the picture itself
        for (int rank = 0; rank < most && found.likeness(q, rank) >= least; rank++) {
            int near = found.row(q, rank);
            if (near != ask.other()) {
                int whole = pictures.get(near);
                int other = pictures.get(ask.other());
                out.add(new Attempt(whole, other, ask.view(), ask.mirrored(), found.likeness(q, rank)));
            }
        }
    }
}
