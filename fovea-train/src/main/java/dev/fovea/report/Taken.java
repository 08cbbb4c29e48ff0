package dev.fovea.report;

import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures behind a number of the confusion matrix.
 *
 * @param id of its place in the page
 * @param title what was taken for what, and how often
 * @param isWrong whether the two classes differ
 * @param pictures some of them: of wrong ones the surest, of right ones the least sure
 * @param more how many there are besides, in words; empty where there are none
 */
record Taken(String id, String title, boolean isWrong, List<Shot> pictures, String more) {
    /** Pictures shown of one number. */
    static final int EACH = 8;

    /** Pictures shown in all: a second or two to read, and half a megabyte. */
    static final int MOST = 120;

    /**
     * One picture.
     *
     * @param name the sample's
     * @param sure the probability of what it was taken for, in words
     * @param thumbnail null where the picture cannot be read any more
     */
    record Shot(String name, String sure, @Nullable Thumbnail thumbnail) {}

    /** A number of the matrix, before its pictures are read. */
    private record Cell(int truth, int predicted, List<Integer> samples) {
        boolean isWrong() {
            return truth != predicted;
        }
    }

    /**
     * Every number that can be shown: mistakes first and the frequent ones first of these, until there are as many
     * pictures as a page shall hold. Reads the pictures, on all cores.
     */
    static List<Taken> of(Predictions predictions, Gallery gallery, Words words) {
        List<Taken> out = new ArrayList<>();
        int left = MOST;
        for (Cell cell : cells(predictions)) {
            int shown = Math.min(cell.samples.size(), cell.isWrong() ? EACH : EACH / 2);
            if (shown > left) {
                break;
            }
            left -= shown;
            out.add(taken(predictions, cell, shown, gallery, words));
        }
        return out;
    }

    private static List<Cell> cells(Predictions predictions) {
        int k = predictions.labels().size();
        Map<Integer, List<Integer>> found = new TreeMap<>();
        IntStream.range(0, predictions.size())
                .forEach(i -> found.computeIfAbsent(
                                predictions.rows().get(i).truth() * k + predictions.predicted(i),
                                c -> new ArrayList<>())
                        .add(i));
        return found.entrySet().stream()
                .map(e -> new Cell(e.getKey() / k, e.getKey() % k, e.getValue()))
                .sorted(Comparator.comparing((Cell c) -> !c.isWrong()).thenComparing(c -> -c.samples.size()))
                .toList();
    }

    private static Taken taken(Predictions predictions, Cell cell, int shown, Gallery gallery, Words words) {
        Comparator<Integer> surest = Comparator.comparingDouble(i -> -predictions.probability(i, cell.predicted));
        List<Shot> shots = cell.samples.stream()
                .sorted(cell.isWrong() ? surest : surest.reversed())
                .limit(shown)
                .toList()
                .parallelStream()
                .map(i -> {
                    String name = predictions.rows().get(i).name();
                    String sure = words.percent(predictions.probability(i, cell.predicted));
                    return new Shot(name, sure, gallery.thumbnail(name, Thumbnail.SMALL));
                })
                .toList();
        int count = cell.samples.size();
        return new Taken(
                Confusion.id(cell.truth, cell.predicted),
                title(
                        predictions.labels().name(cell.truth),
                        predictions.labels().name(cell.predicted),
                        count,
                        words),
                cell.isWrong(),
                shots,
                count > shown ? words.say("taken.more", words.count(count - (long) shown, "picture")) : "");
    }

    /** What a number of the matrix counts. */
    static String title(String truth, String predicted, int count, Words words) {
        String pictures = words.count(count, "picture");
        return truth.equals(predicted)
                ? words.say("taken.right", pictures, Words.quoted(truth))
                : words.say("taken.wrong", pictures, Words.quoted(truth), Words.quoted(predicted));
    }
}
