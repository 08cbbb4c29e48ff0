package dev.fovea.export;

import dev.fovea.base.Check;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import java.util.List;

/**
 * What a model file must pass before it is kept: it runs in ONNX Runtime on real pictures and must say what the network
 * said.
 */
public final class ParityGate {
    /** The largest difference of a probability that passes. */
    public static final double TOLERANCE = 1e-4;

    /** How much surer of one class than of any other a network is that no resize may make say another. */
    private static final double SURE = 0.5;

    private static final int RESIZED = 64;

    private ParityGate() {}

    /**
     * Compares a file with the network it was made from.
     *
     * @param bytes of the model file
     * @param pictures real ones, as decoded; at least 1
     * @param expected of each picture, the probabilities of network and calibration in fp32 on
     *     {@link Preprocess#fit}'s pixels; shape [pictures, k]
     * @return how closely they agree
     * @throws dev.fovea.base.FoveaException if a probability differs by more than {@link #TOLERANCE}, or the top class
     *     differs where it leads by more than that; or if the graph's own resize changes an answer that was sure
     */
    public static Parity check(byte[] bytes, List<Picture> pictures, float[][] expected) {
        return check(bytes, pictures, expected, RESIZED);
    }

    /**
     * The same without the graph's own resize, which takes a session of its own: for files that differ from one that passes
     * {@link #check} in their numbers alone.
     */
    public static Parity checkFitted(byte[] bytes, List<Picture> pictures, float[][] expected) {
        return check(bytes, pictures, expected, 0);
    }

    private static Parity check(byte[] bytes, List<Picture> pictures, float[][] expected, int byTheGraph) {
        Check.that(
                !pictures.isEmpty() && pictures.size() == expected.length,
                "pictures must be at least 1 and as many as rows, but were %d for %d rows",
                pictures.size(),
                expected.length);
        try (Classifier classifier = Classifier.load(ModelFile.of(bytes, "the exported model file"), 1)) {
            double difference = 0;
            double resized = 0;
            for (int i = 0; i < expected.length; i++) {
                Picture fitted = classifier.card().preprocess().fit(pictures.get(i));
                float[] actual = classifier.probabilities(fitted.pixels(), 1);
                difference = Math.max(difference, compare(expected[i], actual, i, TOLERANCE, TOLERANCE));
                if (i < byTheGraph) {
                    float[] byGraph = classifier.probabilitiesByGraph(pictures.get(i));
                    resized = Math.max(resized, compare(expected[i], byGraph, i, 1, SURE));
                }
            }
            return new Parity(expected.length, difference, resized);
        }
    }

    /** How often the file is asked for so many pictures, one at a time and on one thread. */
    public static int passes(int pictures) {
        return pictures + Math.min(pictures, RESIZED);
    }

    private static double compare(float[] expected, float[] actual, int picture, double tolerance, double margin) {
        Check.that(
                expected.length == actual.length,
                "probabilities must be %d, but were %d",
                actual.length,
                expected.length);
        double largest = 0;
        for (int c = 0; c < expected.length; c++) {
            double difference = Math.abs(expected[c] - actual[c]);
            Check.world(
                    difference <= tolerance, // false for what is not a number
                    "model file must repeat the network within %.0e, but class %d of validation picture %d has"
                            + " probability %.6f instead of %.6f. The file was not kept; this is a fault in Fovea's"
                            + " export, please report it with the network.",
                    tolerance,
                    c,
                    picture,
                    actual[c],
                    expected[c]);
            largest = Math.max(largest, difference);
        }
        int top = top(expected, -1);
        Check.world(
                top(actual, -1) == top || expected[top] - expected[top(expected, top)] <= margin,
                "model file must repeat the network, but says class %d instead of %d of validation picture %d. The file"
                        + " was not kept; this is a fault in Fovea's export, please report it with the network.",
                top(actual, -1),
                top,
                picture);
        return largest;
    }

    private static int top(float[] row, int without) {
        int best = without == 0 ? 1 : 0;
        for (int c = 0; c < row.length; c++) {
            best = c != without && row[c] > row[best] ? c : best;
        }
        return best;
    }
}
