package dev.fovea.score;

import java.util.Arrays;

/** Every metric of one resample in one row of numbers; NaN stands for not defined, inside this package only. */
@SuppressWarnings("EnumOrdinal") // the numbers are places in this row alone and are stored nowhere
final class Sheet {
    /** The metrics of a class. */
    enum Metric {
        PRECISION,
        RECALL,
        F1,
        SPECIFICITY,
        ROC_AUC,
        PR_AUC
    }

    /** The ways to average over classes. */
    enum Average {
        MACRO,
        MICRO,
        WEIGHTED,
        /** Over samples, of several labels each. */
        SAMPLES
    }

    /** The metrics of the whole. */
    enum Whole {
        TOP_1,
        TOP_3,
        TOP_5,
        BALANCED_ACCURACY,
        MATTHEWS,
        KAPPA,
        LOG_LOSS,
        QUADRATIC_KAPPA,
        DISTANCE,
        HAMMING,
        BRIER,
        CALIBRATION_ERROR
    }

    private static final int METRICS = Metric.values().length;
    private static final int WHOLE = Whole.values().length;

    private final double[] values;

    Sheet(int classes) {
        values = new double[WHOLE + METRICS * (Average.values().length + classes)];
        Arrays.fill(values, Double.NaN);
    }

    static int place(Whole whole) {
        return whole.ordinal();
    }

    static int place(Average average, Metric metric) {
        return WHOLE + METRICS * average.ordinal() + metric.ordinal();
    }

    static int place(int label, Metric metric) {
        return WHOLE + METRICS * (Average.values().length + label) + metric.ordinal();
    }

    double get(int place) {
        return values[place];
    }

    void set(int place, double value) {
        values[place] = value;
    }
}
