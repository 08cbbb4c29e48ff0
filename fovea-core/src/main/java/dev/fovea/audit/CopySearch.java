package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.data.Scan;
import dev.fovea.model.Classifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the pictures of a data set that are in it more than once: packed anew, resized, cropped, turned a little,
 * mirrored, brighter, recoloured.
 *
 * <p>In four steps: equal bytes are equal pictures; sketches of the whole picture, of nine crops and of their mirror images
 * say which may be copies ({@link NeighbourIndex}); each such pair is laid one over the other; and a pair is one only if, so
 * aligned, brightness and contrast explain the gray values and what is left of them in detail correlates. Needs no
 * weights. Tiny pictures (48 x 48) are compared pixel by pixel instead.
 *
 * <p>Not found: copies cropped to less than about half of the area, turned by more than about 10 degrees, upside
 * down, stretched, pasted into another picture, or with colours turned into their opposite.
 */
public final class CopySearch {
    /** By features, of each picture. */
    private static final int NEAREST = 5;

    private CopySearch() {}

    /** Searches on all cores; nobody is told. */
    public static Copies of(Dataset data) {
        return of(data, Runtime.getRuntime().availableProcessors(), Scan.usual().listener());
    }

    /**
     * Searches a data set. Cost: decoding each picture, and about as much again. Memory: about 5 kB a photograph, above
     * 60,000 of them 1 kB each.
     *
     * @param threads that compute, at least 1; what is found does not depend on them
     * @param listener told how many pictures have been read
     */
    public static Copies of(Dataset data, int threads, Scan.Listener listener) {
        return search(data, threads, listener, pictures -> List.of());
    }

    /**
     * Searches a data set also among the pictures whose features a network finds alike, which may know copies that have
     * changed more; they are verified the same. Cost: besides, the network's pass over each picture.
     *
     * @param model of any classes; only its features are asked for
     */
    public static Copies of(Dataset data, Classifier model, int threads, Scan.Listener listener) {
        return search(data, threads, listener, pictures -> alike(data, pictures, model, threads));
    }

    private static Copies search(
            Dataset data, int threads, Scan.Listener listener, Function<List<Integer>, List<Attempt>> more) {
        Check.that(threads >= 1, "threads must be at least 1, but were %d", threads);
        try (Workers workers = new Workers(threads)) {
            Prints prints = Prints.of(data, workers, listener);
            Map<Integer, List<Integer>> byContent = prints.byContent();
            List<Integer> different = List.copyOf(byContent.keySet());
            List<Attempt> attempts = new ArrayList<>(Candidates.among(prints, different, workers));
            attempts.addAll(more.apply(different));
            attempts.sort(Attempt.ORDER);
            List<CopyPair> pairs = same(byContent, prints);
            pairs.addAll(near(prints, attempts, workers));
            pairs.sort(CopyPair.ORDER);
            return new Copies(pairs, prints.unread());
        }
    }

    /** Each picture with those of the nearest features, as it is and mirrored; tried after what sketches say. */
    private static List<Attempt> alike(Dataset data, List<Integer> pictures, Classifier model, int threads) {
        if (pictures.isEmpty()) {
            return List.of();
        }
        float[] features = model.readings(data.subset(pictures)).features();
        Neighbours near = NeighbourIndex.among(features, features.length / pictures.size(), NEAREST, threads);
        List<Attempt> out = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            for (int rank = 0; rank < near.count(i); rank++) {
                int other = pictures.get(near.row(i, rank));
                float likeness = near.likeness(i, rank) - 2; // below every sketch's
                out.add(new Attempt(pictures.get(i), other, 0, false, likeness));
                out.add(new Attempt(pictures.get(i), other, 0, true, likeness));
            }
        }
        return out;
    }

    private static List<CopyPair> same(Map<Integer, List<Integer>> byContent, Prints prints) {
        List<CopyPair> pairs = new ArrayList<>();
        byContent.forEach((first, all) -> all.stream()
                .skip(1)
                .map(i -> new CopyPair(first, i, prints.isFile(i) ? CopyKind.SAME_FILE : CopyKind.SAME_PIXELS, 1))
                .forEach(pairs::add));
        return pairs;
    }

    private static List<CopyPair> near(Prints prints, List<Attempt> attempts, Workers workers) {
        List<List<Attempt>> byFirst = runs(attempts, false);
        Verification verification = new Verification(prints);
        return Verified.copies(workers.map(byFirst.size(), i -> verified(byFirst.get(i), prints, verification)).stream()
                .flatMap(List::stream)
                .toList());
    }

    /** Those of one picture with later ones. */
    private static List<Verified> verified(List<Attempt> attempts, Prints prints, Verification verification) {
        Layers first = new Layers(prints.thumb(attempts.get(0).first()));
        return runs(attempts, true).stream()
                .map(pair -> verification.of(
                        pair, first, new Layers(prints.thumb(pair.get(0).second()))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Cuts a sorted list where the first picture changes, or the pair. */
    private static List<List<Attempt>> runs(List<Attempt> attempts, boolean byPair) {
        List<List<Attempt>> out = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= attempts.size(); i++) {
            boolean ends = i == attempts.size()
                    || attempts.get(i).first() != attempts.get(start).first()
                    || (byPair
                            && attempts.get(i).second() != attempts.get(start).second());
            if (ends) {
                out.add(attempts.subList(start, i));
                start = i;
            }
        }
        return out;
    }
}
