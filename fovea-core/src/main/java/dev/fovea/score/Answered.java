package dev.fovea.score;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How not answering does on labelled samples that the threshold was not measured on.
 *
 * @param risk the share of answers that may be wrong, as promised
 * @param abstained share of the samples that was not answered, 0..1
 * @param accuracy share of the answered samples that is right, with Wilson's interval; null where none was answered
 */
public record Answered(
        double risk, double abstained, @Nullable Estimate accuracy) {
    /** @param predictions of one class a sample */
    public static Answered of(Abstention abstention, Predictions predictions) {
        int[] answered = IntStream.range(0, predictions.size())
                .filter(i -> abstention.answers(predictions.probability(i, predictions.predicted(i))))
                .toArray();
        int n = answered.length;
        long right = IntStream.of(answered).filter(predictions::isRight).count();
        return new Answered(
                abstention.risk(),
                1 - (double) n / predictions.size(),
                n == 0 ? null : Wilson.of(right, n, new Units(predictions).among(IntStream.of(answered))));
    }
}
