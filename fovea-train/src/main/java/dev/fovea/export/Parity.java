package dev.fovea.export;

import java.util.Locale;

/**
 * How closely a model file repeats the network that it was made from.
 *
 * @param n pictures compared
 * @param difference largest difference of a probability, from the same pixels; at most {@link ParityGate#TOLERANCE}
 * @param resizedDifference largest difference of a probability where the graph resized the pictures itself; a level of
 *     255 here and there is its share, see {@code ARCHITECTURE.md}
 */
public record Parity(int n, double difference, double resizedDifference) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "model file repeats the network on %d pictures: probabilities within %.1e, within %.1e where the graph resizes",
                n,
                difference,
                resizedDifference);
    }
}
