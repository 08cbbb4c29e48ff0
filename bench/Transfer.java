import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.data.Datasets;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.run.Progress;
import dev.fovea.run.Road;
import dev.fovea.run.Run;
import dev.fovea.run.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Out-of-fold accuracy of a data set by transfer, as {@code fovea train SET --pretrained FILE --folds 5} gives it, once for
 * each seed; the run folders, whose folds.csv the peers read, stay in bench/out.
 *
 * <p>Arguments: data, weights (or "scratch"), pattern that groups file names ("-" for none), what run folders are called,
 * the folder for them, seeds.
 */
public final class Transfer {
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[4]);
        String data = arguments[0];
        List<Double> accuracies = new ArrayList<>();
        for (String seed : List.of(arguments).subList(5, arguments.length)) {
            Recipe recipe = arguments[1].equals("scratch") ? Recipe.scratch() : Recipe.transfer();
            recipe = arguments[1].equals("scratch")
                    ? recipe
                    : recipe.withNetwork(recipe.network().withPretrained(arguments[1]));
            recipe = recipe.withData(recipe.data().withFolds(5).withGroupBy(arguments[2].equals("-") ? null : arguments[2]))
                    .withSeed(Long.parseLong(seed));
            long start = System.nanoTime();
            Run run = new Road(
                            new Trainer(recipe).into(runs).named(arguments[3] + "-" + seed),
                            Interrupt.NEVER,
                            Progress.silent())
                    .travel(Datasets.open(data))
                    .run();
            double seconds = (System.nanoTime() - start) / 1e9;
            JsonNode judged = new ObjectMapper()
                    .readTree(Files.readString(run.folder().path().resolve("evaluation.json")));
            double accuracy = judged.get("accuracy").get("value").asDouble();
            accuracies.add(accuracy);
            System.out.printf(
                    Locale.ROOT,
                    "{\"who\": \"fovea %s\", \"seed\": %s, \"accuracy\": %.2f, \"seconds\": %.0f, \"folds\": \"%s\"}%n",
                    arguments[1].equals("scratch") ? "from scratch" : "transfer",
                    seed,
                    100 * accuracy,
                    seconds,
                    run.folder().path().resolve("folds.csv"));
        }
        double mean = accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double low = accuracies.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = accuracies.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f %% out of fold, mean of %d seeds (%.2f to %.2f)%n",
                data,
                100 * mean,
                accuracies.size(),
                100 * low,
                100 * high);
        System.exit(0);
    }
}
