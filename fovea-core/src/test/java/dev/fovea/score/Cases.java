package dev.fovea.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Predictions for tests: those of golden.json, and drawn ones. */
final class Cases {
    private Cases() {}

    static JsonNode golden(String part) throws IOException {
        return tree("golden.json").get(part);
    }

    static JsonNode tree(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(file))) {
            return Json.JSON.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
        }
    }

    static Labels labels(int classes) {
        return new Labels(IntStream.range(0, classes).mapToObj(c -> "c" + c).toList());
    }

    static Predictions predictions(JsonNode golden) {
        return predictions(golden, golden.get("probabilities"));
    }

    static Predictions predictions(JsonNode golden, JsonNode numbers) {
        List<Predictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < golden.get("truth").size(); i++) {
            String group =
                    golden.hasNonNull("groups") ? golden.get("groups").get(i).asText() : null;
            rows.add(new Predictions.Row("n" + i, golden.get("truth").get(i).asInt(), group, null));
        }
        float[] probabilities = new float[numbers.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = numbers.get(i).floatValue();
        }
        return new Predictions(labels(golden.get("classes").asInt()), rows, probabilities);
    }

    /** Drawn predictions, right more often the larger the pull. */
    static Predictions drawn(int n, Labels labels, double pull, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int k = labels.size();
        float[] probabilities = new float[n * k];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = random.nextInt(k);
            double[] weight = new double[k];
            for (int c = 0; c < k; c++) {
                weight[c] = Math.exp(4 * random.nextDouble() + (c == truth[i] ? pull : 0));
            }
            double sum = IntStream.range(0, k).mapToDouble(c -> weight[c]).sum();
            for (int c = 0; c < k; c++) {
                probabilities[i * k + c] = (float) (weight[c] / sum);
            }
        }
        return Predictions.of(labels, truth, probabilities);
    }

    /** The same, each group of the given size one after the other. */
    static Predictions grouped(Predictions predictions, int size) {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities =
                new float[predictions.size() * predictions.labels().size()];
        for (int i = 0; i < predictions.size(); i++) {
            rows.add(new Predictions.Row("n" + i, predictions.rows().get(i).truth(), "g" + i / size, null));
            for (int c = 0; c < predictions.labels().size(); c++) {
                probabilities[i * predictions.labels().size() + c] = predictions.probability(i, c);
            }
        }
        return new Predictions(predictions.labels(), rows, probabilities);
    }
}
