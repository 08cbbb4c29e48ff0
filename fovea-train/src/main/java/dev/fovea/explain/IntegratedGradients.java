package dev.fovea.explain;

/**
 * Integrated gradients from the mean colour of the training pictures, which is 0 for the network.
 *
 * @param map the pixels' numbers, summed over channels
 * @param difference of the class's logit between the picture and the mean colour: what the numbers should add up to
 * @param steps on the way
 */
record IntegratedGradients(HeatMap map, double difference, int steps) {
    private static final int FIRST = 32;
    private static final int MOST = 256;
    private static final int TOGETHER = 16;

    /** From this share of the difference on, what the numbers miss of it is worth more steps. */
    private static final double GAP = 0.02;

    /** With as many steps as make the numbers add up within 2 %, or 256. */
    static IntegratedGradients of(LoadedNetwork network, Question question) {
        int steps = FIRST;
        IntegratedGradients out = of(network, question, steps);
        while (out.gap() > GAP * Math.abs(out.difference) && steps < MOST) {
            steps *= 2;
            out = of(network, question, steps);
        }
        return out;
    }

    /** How far the numbers' sum is from the difference. */
    double gap() {
        return Math.abs(map.sum() - difference);
    }

    static IntegratedGradients of(LoadedNetwork network, Question question, int steps) {
        float[] picture = Normalised.of(question.fitted(), network.preprocess());
        double[] sum = new double[picture.length];
        for (int from = 0; from < steps; from += TOGETHER) {
            int n = Math.min(TOGETHER, steps - from);
            float[] gradients = network.inputGradient(between(picture, from, n, steps), n, question.index());
            for (int i = 0; i < gradients.length; i++) {
                sum[i % picture.length] += gradients[i];
            }
        }
        int channels = question.fitted().channels();
        float[] out = new float[picture.length / channels];
        for (int i = 0; i < picture.length; i++) {
            out[i / channels] += (float) (picture[i] * sum[i] / steps);
        }
        HeatMap map = new HeatMap(question.fitted().height(), question.fitted().width(), out);
        return new IntegratedGradients(map, difference(network, picture, question.index()), steps);
    }

    /** The pictures in the middle of these steps. */
    private static float[] between(float[] picture, int from, int n, int steps) {
        float[] out = new float[n * picture.length];
        for (int i = 0; i < out.length; i++) {
            int step = from + i / picture.length;
            out[i] = (float) ((step + 0.5) / steps * picture[i % picture.length]);
        }
        return out;
    }

    private static double difference(LoadedNetwork network, float[] picture, int index) {
        double here = network.logits(picture, 1)[index];
        return here - network.logits(new float[picture.length], 1)[index];
    }
}
