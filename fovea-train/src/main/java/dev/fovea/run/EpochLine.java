package dev.fovea.run;

import dev.fovea.fit.EpochReport;
import java.util.Locale;

/** One epoch as one line. */
public final class EpochLine {
    private EpochLine() {}

    /** Such as {@code epoch  3   loss 0.412   train 96.1 %   validation 95.4 %   7,210 pictures/s   12 s}. */
    public static String of(EpochReport report) {
        String validation = report.validation().n() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "   validation %5.2f %% (loss %.4f)",
                        100 * report.validation().accuracy(),
                        report.validation().loss());
        if (report.epoch() == 0) {
            return String.format(
                    Locale.ROOT,
                    "to begin with   train %5.2f %%%s",
                    100 * report.train().accuracy(),
                    validation);
        }
        return String.format(
                Locale.ROOT,
                "epoch %2d   loss %.4f   train %5.2f %%%s   %,d pictures/s   %.1f s",
                report.epoch(),
                report.running().loss(),
                100 * report.train().accuracy(),
                validation,
                Math.round(report.picturesPerSecond()),
                report.seconds());
    }
}
