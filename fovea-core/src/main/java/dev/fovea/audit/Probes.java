package dev.fovea.audit;

import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks of each {@link Clue} how well it alone tells the label. */
final class Probes {
    private static final int YEAR_FROM = 1970;
    /** Files that were all written within such a time were written by one copying. */
    private static final double ONE_COPYING_SECONDS = 6 * 3600;

    private final Looks looks;
    private final Trial trial;
    private final Seed seed;
    private final int[] fold;

    private Probes(Looks looks, Trial trial, Seed seed) {
        this.looks = looks;
        this.trial = trial;
        this.seed = seed;
        this.fold = trial.folds(seed.child("folds"));
    }

    /** One answer for each clue that there is; none where there are too few pictures of two classes. */
    static List<Probe> of(Looks looks, Trial trial, Seed seed) {
        if (!trial.isPossible()) {
            return List.of();
        }
        Probes probes = new Probes(looks, trial, seed);
        List<Probe> out = new ArrayList<>();
        for (Clue clue : Clue.values()) {
            probes.predicted(clue).ifPresent(predicted -> out.add(new Hits(trial, predicted).probe(clue)));
        }
        return out;
    }

    /** The class that each sample is taken for; empty where the samples have no such clue, or all the same. */
    private Optional<int[]> predicted(Clue clue) {
        if (clue == Clue.MARK) {
            byte[][] edges = looks().map(look -> Objects.requireNonNull(look.clues()).edges)
                    .toArray(byte[][]::new);
            return Optional.of(
                    new Stamps(edges, trial.truth, trial.classes(), fold).outOfFold(seed.child(clue.word())));
        }
        return columns(clue)
                .map(columns ->
                        new Forest(columns, trial.truth, trial.classes(), fold).outOfFold(seed.child(clue.word())));
    }

    /** Values by column and sample; empty where the samples do not have them, or all the same. */
    private Optional<float[][]> columns(Clue clue) {
        List<float[]> columns = switch (clue) {
            case SIZE ->
                List.of(
                        column(look -> look.width()),
                        column(look -> look.height()),
                        column(Look::shape),
                        column(look -> Math.log((double) look.width() * look.height())));
            case FORMAT ->
                List.of(
                        words(look ->
                                look.file() == null ? "" : look.file().traits().format()),
                        column(look -> look.file() == null
                                ? Double.NaN
                                : look.file().traits().coarseness()),
                        column(look -> look.channels()));
            case FILE_SIZE -> List.of(column(Probes::bytes), column(Probes::bytesOfPixel));
            case EXIF ->
                List.of(
                        words(look ->
                                look.file() == null ? "" : look.file().traits().camera()),
                        words(look ->
                                look.file() == null ? "" : look.file().traits().software()),
                        column(Probes::day));
            case BORDER -> pixels(clues -> clues.border);
            case MARK -> List.of(); // asked of stamps
            case BACKGROUND -> pixels(clues -> clues.background);
            case COLOUR -> pixels(clues -> clues.colour);
            case FILE_TIME -> fileTime();
        };
        List<float[]> varied = columns.stream().filter(Probes::varies).toList();
        return varied.isEmpty() ? Optional.empty() : Optional.of(varied.toArray(float[][]::new));
    }

    private static boolean varies(float[] column) {
        for (float value : column) {
            if (Float.compare(value, column[0]) != 0) {
                return true;
            }
        }
        return false;
    }

    private List<float[]> fileTime() {
        double[] times = looks().mapToDouble(
                        look -> look.file() == null ? Double.NaN : look.file().changed())
                .toArray();
        double first = IntStream.range(0, times.length)
                .mapToDouble(i -> times[i])
                .min()
                .orElse(0);
        double last = IntStream.range(0, times.length)
                .mapToDouble(i -> times[i])
                .max()
                .orElse(0);
        // NaN where a picture has no file: then the difference is NaN as well
        return last - first > ONE_COPYING_SECONDS
                ? List.of(column(
                        look -> look.file() == null ? Double.NaN : look.file().changed() - first))
                : List.of();
    }

    private static double bytes(Look look) {
        return look.file() == null ? Double.NaN : Math.log((double) look.file().bytes());
    }

    private static double bytesOfPixel(Look look) {
        return look.file() == null
                ? Double.NaN
                : Math.log((double) look.file().bytes() / ((double) look.width() * look.height()));
    }

    /** Days, as EXIF writes the time of exposure; NaN where it does not. */
    private static double day(Look look) {
        String taken = look.file() == null ? "" : look.file().traits().taken();
        if (!taken.matches("\\d{4}:\\d\\d:\\d\\d.*")) {
            return Double.NaN;
        }
        int year = Integer.parseInt(taken.substring(0, 4)) - YEAR_FROM;
        return (year * 12 + Integer.parseInt(taken.substring(5, 7))) * 31 + Integer.parseInt(taken.substring(8, 10));
    }

    private Stream<Look> looks() {
        return IntStream.of(trial.places).mapToObj(looks.looks()::get);
    }

    private float[] column(ToDoubleFunction<Look> value) {
        float[] out = new float[trial.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) value.applyAsDouble(looks.looks().get(trial.places[i]));
        }
        return out;
    }

    /** Words as their places in the order of all words. */
    private float[] words(Function<Look, String> word) {
        List<String> all = new ArrayList<>(new TreeSet<>(looks().map(word).toList()));
        return column(look -> Collections.binarySearch(all, word.apply(look)));
    }

    private List<float[]> pixels(Function<Look.Clues, float[]> clues) {
        float[][] rows = looks().map(look -> clues.apply(Objects.requireNonNull(look.clues())))
                .toArray(float[][]::new);
        List<float[]> columns = new ArrayList<>();
        for (int c = 0; c < rows[0].length; c++) {
            float[] column = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][c];
            }
            columns.add(column);
        }
        return columns;
    }
}
