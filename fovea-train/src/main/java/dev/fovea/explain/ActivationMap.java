package dev.fovea.explain;

/** Feature maps and their gradients, made into one map; see {@link Method} for the sources. */
final class ActivationMap {
    private final float[] maps;
    private final float[] gradients;
    private final int channels;
    private final int area;

    /** @param maps [channels, rows, columns], and gradients alike */
    ActivationMap(float[] maps, float[] gradients, int channels) {
        this.maps = maps;
        this.gradients = gradients;
        this.channels = channels;
        this.area = maps.length / channels;
    }

    float[] of(Method method) {
        double[] sum = new double[area];
        for (int c = 0; c < channels; c++) {
            double weight = switch (method) {
                case GRAD_CAM -> mean(c);
                case GRAD_CAM_PLUS_PLUS -> weighted(c);
                default -> 0;
            };
            for (int i = 0; i < area; i++) {
                double each = method == Method.LAYER_CAM ? Math.max(0, gradients[c * area + i]) : weight;
                sum[i] += each * maps[c * area + i];
            }
        }
        float[] out = new float[area];
        for (int i = 0; i < area; i++) {
            out[i] = (float) Math.max(0, sum[i]);
        }
        return out;
    }

    private double mean(int c) {
        double sum = 0;
        for (int i = c * area; i < (c + 1) * area; i++) {
            sum += gradients[i];
        }
        return sum / area;
    }

    /** For the score exp(Y): its first factor is the same for all maps, and is left out. */
    private double weighted(int c) {
        double total = 0;
        for (int i = c * area; i < (c + 1) * area; i++) {
            total += maps[i];
        }
        double sum = 0;
        for (int i = c * area; i < (c + 1) * area; i++) {
            double g = gradients[i];
            double below = 2 * g * g + total * g * g * g;
            sum += g > 0 && below != 0 ? g * g / below * g : 0;
        }
        return sum;
    }
}
