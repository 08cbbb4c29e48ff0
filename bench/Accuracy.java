import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.run.Progress;
import dev.fovea.run.RecipeFile;
import dev.fovea.run.Road;
import dev.fovea.run.Run;
import dev.fovea.run.Trainer;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Validation accuracy by epoch and test accuracy of a recipe on MNIST, as {@code fovea train} gives them, and of the average
 * of all seeds' probabilities.
 *
 * <p>Arguments: folder of IDX files, network or recipe file, precision, seeds.
 */
public final class Accuracy {
    private static final int EPOCHS = 10;

    public static void main(String[] arguments) throws Exception {
        Dataset mnist = Datasets.open(arguments[0]);
        Path runs = Files.createTempDirectory("accuracy");
        Recipe asked = recipe(arguments[1]);
        double[] byEpoch = new double[asked.length().epochs()];
        List<Double> test = new ArrayList<>();
        List<Predictions> predictions = new ArrayList<>();
        List<String> seeds = Arrays.asList(arguments).subList(3, arguments.length);
        for (String seed : seeds) {
            Recipe recipe = asked.withMachine(
                    asked.machine().withSeed(Long.parseLong(seed)).withPrecision(arguments[2]));
            long start = System.nanoTime();
            Run run = new Road(new Trainer(recipe).into(runs), Interrupt.NEVER, Progress.silent())
                    .travel(mnist)
                    .run();
            double seconds = (System.nanoTime() - start) / 1e9;
            JsonNode judged = new ObjectMapper().readTree(read(run, "evaluation.json"));
            test.add(judged.get("accuracy").get("value").asDouble());
            predictions.add(PredictionsCsv.read(read(run, "predictions.csv"), "predictions.csv"));
            List<EpochReport> epochs = run.fitted().history().epochs();
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < byEpoch.length; i++) {
                double accuracy = epochs.get(i).validation().accuracy();
                byEpoch[i] += accuracy / seeds.size();
                line.append(String.format(Locale.ROOT, " %.2f", 100 * accuracy));
            }
            System.out.printf(
                    Locale.ROOT,
                    "seed %s: validation%s; test %.2f %%; %.0f s; %s%n",
                    seed,
                    line,
                    100 * test.get(test.size() - 1),
                    seconds,
                    run.advice().text());
        }
        StringBuilder means = new StringBuilder();
        Arrays.stream(byEpoch).forEach(mean -> means.append(String.format(Locale.ROOT, " %.2f", 100 * mean)));
        double mean = test.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = Math.sqrt(test.stream().mapToDouble(t -> (t - mean) * (t - mean)).sum()
                / Math.max(1, test.size() - 1));
        System.out.printf(
                Locale.ROOT,
                "%s, %s, mean of %d seeds: validation%s; test %.3f %% (standard deviation %.3f); "
                        + "the average of their probabilities %.3f %%%n",
                arguments[1],
                arguments[2],
                test.size(),
                means,
                100 * mean,
                100 * spread,
                100 * together(predictions));
        System.exit(0);
    }

    private static Recipe recipe(String asked) {
        return asked.endsWith(".yaml")
                ? RecipeFile.read(Path.of(asked))
                : Recipe.scratch().withModel(asked).withEpochs(EPOCHS);
    }

    private static String read(Run run, String name) throws Exception {
        return Files.readString(run.folder().path().resolve(name));
    }

    /** Accuracy of the average of the networks' probabilities. */
    private static double together(List<Predictions> networks) {
        Predictions first = networks.get(0);
        float[] sums = new float[first.size() * first.labels().size()];
        for (Predictions network : networks) {
            if (!network.rows().equals(first.rows())) {
                throw new IllegalStateException("all networks must be judged on the same pictures");
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += network.probability(i / first.labels().size(), i % first.labels().size());
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= networks.size();
        }
        Predictions mean = new Predictions(first.labels(), first.rows(), sums);
        int right = 0;
        for (int i = 0; i < mean.size(); i++) {
            right += mean.predicted(i) == mean.rows().get(i).truth() ? 1 : 0;
        }
        return right / (double) mean.size();
    }
}
