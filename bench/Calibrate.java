import dev.fovea.base.Seed;
import dev.fovea.model.ModelFile;
import dev.fovea.score.CalibrationScores;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/** Calibration error and log-loss of finished runs, with and without their temperatures; started by bench/calibration. */
public final class Calibrate {
    private static final int RESAMPLES = 2000;

    public static void main(String[] runs) throws Exception {
        for (String run : runs) {
            Path folder = Path.of(run);
            Predictions after = PredictionsCsv.read(
                    Files.readString(folder.resolve("predictions.csv")), "predictions.csv");
            double temperature = ModelFile.read(folder.resolve("model.onnx"))
                    .card()
                    .calibration()
                    .temperature();
            print(folder.getFileName().toString(), after, temperature);
        }
    }

    private static void print(String name, Predictions after, double temperature) {
        Predictions before = raised(after, temperature);
        CalibrationScores cured = scores(after);
        CalibrationScores raw = scores(before);
        double[] differences = new double[after.size()];
        double lossBefore = 0;
        double lossAfter = 0;
        for (int i = 0; i < differences.length; i++) {
            double b = loss(before, i);
            double a = loss(after, i);
            lossBefore += b / differences.length;
            lossAfter += a / differences.length;
            differences[i] = a - b;
        }
        double[] interval = interval(differences);
        System.out.printf(
                Locale.ROOT,
                "%s, %d pictures, temperature %.3f: ECE %.2f %% -> %.2f %% (%.2f-%.2f; if all were true %.2f, 95th percentile"
                        + " %.2f); log-loss %.5f -> %.5f, difference %.5f (%.5f to %.5f)%n",
                name,
                after.size(),
                temperature,
                100 * Objects.requireNonNull(raw.ece()).value(),
                100 * Objects.requireNonNull(cured.ece()).value(),
                100 * cured.ece().low(),
                100 * cured.ece().high(),
                100 * Objects.requireNonNull(cured.floor()),
                100 * Objects.requireNonNull(cured.floorHigh()),
                lossBefore,
                lossAfter,
                lossAfter - lossBefore,
                interval[0],
                interval[1]);
    }

    private static CalibrationScores scores(Predictions predictions) {
        return Objects.requireNonNull(
                Evaluation.of(predictions, "test", Seed.of(1)).overall().calibration());
    }

    /** As the predictions would be without a temperature: each probability goes with its power. */
    private static Predictions raised(Predictions after, double temperature) {
        int k = after.labels().size();
        float[] out = new float[after.size() * k];
        for (int i = 0; i < after.size(); i++) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += Math.pow(after.probability(i, c), temperature);
            }
            for (int c = 0; c < k; c++) {
                out[i * k + c] = (float) (Math.pow(after.probability(i, c), temperature) / sum);
            }
        }
        return new Predictions(after.labels(), after.rows(), out);
    }

    private static double loss(Predictions predictions, int i) {
        double truth = predictions.probability(i, predictions.rows().get(i).truth());
        return -Math.log(Math.max(1e-12, truth));
    }

    private static double[] interval(double[] differences) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[r] = sum / differences.length;
        }
        Arrays.sort(means);
        return new double[] {means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]};
    }
}
