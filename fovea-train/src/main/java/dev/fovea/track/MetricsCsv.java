package dev.fovea.track;

import dev.fovea.fit.EpochReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Epochs as a table: {@code metrics.csv}. */
public final class MetricsCsv {
    private static final String HEAD = "epoch,rate,running_loss,running_accuracy,train_loss,train_accuracy,"
            + "validation_loss,validation_accuracy,pictures_per_second,seconds\n";

    private MetricsCsv() {}

    /** A row for each epoch below a header; what was not judged stays empty. */
    public static String of(List<EpochReport> epochs) {
        return HEAD + epochs.stream().map(MetricsCsv::row).collect(Collectors.joining());
    }

    private static String row(EpochReport r) {
        boolean judged = r.validation().n() > 0;
        return String.format(
                Locale.ROOT,
                "%d,%.8g,%.6f,%.6f,%.6f,%.6f,%s,%s,%.1f,%.2f\n",
                r.epoch(),
                r.rate(),
                r.running().loss(),
                r.running().accuracy(),
                r.train().loss(),
                r.train().accuracy(),
                judged ? String.format(Locale.ROOT, "%.6f", r.validation().loss()) : "",
                judged ? String.format(Locale.ROOT, "%.6f", r.validation().accuracy()) : "",
                r.picturesPerSecond(),
                r.seconds());
    }
}
