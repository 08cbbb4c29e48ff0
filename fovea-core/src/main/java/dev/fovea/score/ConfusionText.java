package dev.fovea.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What is taken for what: the whole matrix for up to twelve classes, else the ten most frequent confusions. */
final class ConfusionText {
    private static final int MATRIX = 12;
    private static final int MOST = 10;
    private static final int LABEL = 20;

    private ConfusionText() {}

    static String of(Evaluation evaluation) {
        return evaluation.classes().size() <= MATRIX ? matrix(evaluation) : mostFrequent(evaluation);
    }

    /** Columns are headed by labels if all fit, else by numbers that stand before the rows' labels. */
    private static String matrix(Evaluation evaluation) {
        List<Integer> order = IntStream.range(0, evaluation.classes().size())
                .boxed()
                .sorted(Comparator.comparing(c -> label(evaluation, c)))
                .toList();
        int room = (Table.WIDTH - LABEL) / order.size() - 2;
        boolean named = order.stream().allMatch(c -> label(evaluation, c).length() <= room);
        List<String> header = new ArrayList<>(List.of("truth \\ predicted"));
        List<String> heads = new ArrayList<>();
        for (int c : order) {
            String number = Integer.toString(header.size());
            header.add(named ? label(evaluation, c) : number);
            heads.add((named ? "" : number + " ") + label(evaluation, c));
        }
        Table table = new Table(1, header.toArray(new String[0]));
        for (int truth : order) {
            List<String> row = new ArrayList<>(List.of(heads.get(order.indexOf(truth))));
            order.forEach(c ->
                    row.add(Integer.toString(evaluation.confusion().get(truth).get(c))));
            table.add(row);
        }
        return table.render();
    }

    private record Confused(int truth, int predicted, int samples) {}

    private static String mostFrequent(Evaluation evaluation) {
        List<Confused> all = new ArrayList<>();
        for (int truth = 0; truth < evaluation.classes().size(); truth++) {
            for (int c = 0; c < evaluation.classes().size(); c++) {
                int samples = evaluation.confusion().get(truth).get(c);
                if (truth != c && samples > 0) {
                    all.add(new Confused(truth, c, samples));
                }
            }
        }
        all.sort(Comparator.comparingInt(Confused::samples).reversed());
        Table table = new Table(2, "most confused: truth", "predicted as", "samples", "of truth's, %");
        for (Confused one : all.subList(0, Math.min(MOST, all.size()))) {
            ClassScores truth = evaluation.classes().get(one.truth);
            table.add(List.of(
                    truth.label(),
                    label(evaluation, one.predicted),
                    Integer.toString(one.samples),
                    Figure.PERCENT.text(one.samples / (double) truth.support())));
        }
        return all.isEmpty() ? "no sample was confused\n" : table.render();
    }

    private static String label(Evaluation evaluation, int label) {
        return evaluation.classes().get(label).label();
    }
}
