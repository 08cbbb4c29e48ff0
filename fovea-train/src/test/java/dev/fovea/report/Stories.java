package dev.fovea.report;

import dev.fovea.audit.Audit;
import dev.fovea.audit.Finding;
import dev.fovea.base.Seed;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.StepTimes;
import dev.fovea.model.Provenance;
import dev.fovea.picture.Picture;
import dev.fovea.picture.UnreadablePicture;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Runs that never were, for the report to tell. */
final class Stories {
    static final String COMMAND = "fovea train 'my photos' --epochs 5";

    private Stories() {}

    /** Samples of these labels in turn; every fifth picture cannot be read any more. */
    static Dataset data(List<String> labels, int n, List<BadFile> skipped) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String label = labels.get(i % labels.size());
            samples.add(new Sample(label + "/picture " + i + ".jpg", source(i), i % labels.size(), null, null));
        }
        return new Dataset("my photos", samples, new Labels(labels), new Task.SingleLabel(), skipped);
    }

    private static PictureSource source(int i) {
        return () -> {
            if (i % 5 == 4) {
                throw new UnreadablePicture("truncated");
            }
            int height = i % 2 == 0 ? 300 : 40;
            byte[] pixels = new byte[height * 400 * 3];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) (p / 1200 + 5 * i + 40 * (p % 3) + p % 7);
            }
            return new Picture(height, 400, 3, pixels);
        };
    }

    /** Right with this chance, else anything. */
    static Predictions predictions(Dataset data, double right) {
        SplittableRandom random = Seed.of(4).random();
        int k = data.labels().size();
        float[] probabilities = new float[data.size() * k];
        for (int i = 0; i < data.size(); i++) {
            int truth = data.samples().get(i).label();
            int says = random.nextDouble() < right ? truth : (truth + 1 + random.nextInt(k - 1)) % k;
            float sure = (float) (0.5 + 0.5 * random.nextDouble());
            for (int c = 0; c < k; c++) {
                probabilities[i * k + c] = c == says ? sure : (1 - sure) / (k - 1);
            }
        }
        return Predictions.of(data, probabilities);
    }

    /** Training pictures are learnt by heart from the middle on. */
    static History history(int epochs, boolean judged) {
        List<EpochReport> reports = new ArrayList<>();
        int best = Math.max(1, epochs / 2);
        for (int e = 1; e <= epochs; e++) {
            double train = 1 - 0.7 * Math.exp(-0.25 * e);
            double validation = 0.9 - 0.6 * Math.exp(-0.3 * e) - (e > best ? 0.002 * (e - best) : 0);
            double validationLoss = 0.4 + Math.exp(-0.3 * e) + (e > best ? 0.01 * (e - best) : 0);
            reports.add(new EpochReport(
                    e,
                    1e-3,
                    new EpochReport.Fitness(1.0 / e, train, 1000),
                    new EpochReport.Fitness(1.2 * Math.exp(-0.25 * e), train, 1000),
                    judged
                            ? new EpochReport.Fitness(validationLoss, validation, 1000)
                            : new EpochReport.Fitness(0, 0, 0),
                    12_345.6,
                    new StepTimes(0, 0, 0, 0, 0),
                    1.5));
        }
        return new History(reports, best, false);
    }

    static Origin origin(Dataset data) {
        return origin("photos-1", data);
    }

    private static Origin origin(String run, Dataset data) {
        Provenance.Machine machine =
                new Provenance.Machine("0.1.0", "Linux", "some processor", "8.0 GiB", Map.of("libtorch", "2.10.0"));
        Provenance.Data about = new Provenance.Data(data.name(), data.size(), "ab".repeat(32), "every byte");
        return new Origin(run, new Provenance(about, 7, "seed: 7", "2026-01-02T03:04:05Z", machine, ""), COMMAND, 75);
    }

    /** One network, judged on these pictures as the test part. */
    static Facts single(Dataset data, double right, History history) {
        Predictions predictions = predictions(data, right);
        Evaluation evaluation = Evaluation.of(predictions, "test", Seed.of(1));
        List<Learning> learnings = List.of(Learning.of(history));
        return new Facts(data, Recipe.scratch(), learnings, predictions, evaluation, null, Insight.NONE, origin(data));
    }

    static List<String> labels(int k) {
        return IntStream.range(0, k).mapToObj(i -> "class " + i).toList();
    }

    /** Cross-validation in three folds. */
    static Facts folds() {
        Dataset data = data(labels(4), 300, List.of());
        List<Predictions> parts = IntStream.range(0, 3)
                .mapToObj(f -> predictions(data.withSamples(data.samples().subList(100 * f, 100 * f + 100)), 0.8)
                        .inFold(f + 1))
                .toList();
        List<Evaluation> each =
                parts.stream().map(p -> Evaluation.of(p, "fold", Seed.of(1))).toList();
        Predictions pooled = Predictions.pooled(parts);
        Evaluation evaluation = Evaluation.of(pooled, "out-of-fold", Seed.of(1));
        List<Learning> learnings = IntStream.rangeClosed(1, 3)
                .mapToObj(f -> new Learning(f, history(10 + f, true)))
                .toList();
        FoldsEvaluation.Folds spread = FoldsEvaluation.of(each, evaluation).folds();
        return new Facts(data, Recipe.scratch(), learnings, pooled, evaluation, spread, Insight.NONE, origin(data));
    }

    /** Names and labels that try to leave the text they stand in. */
    static Facts nasty() {
        List<String> labels = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(2)>",
                "it's & \"quoted\" </style></td>",
                "猫和狗",
                "קטן וגדול",
                "${1+1} $unsafe{x} @if(true) {{7*7}}",
                "a\u202Eb\u0000\u0007c");
        List<BadFile> skipped = IntStream.range(0, 450)
                .mapToObj(i -> new BadFile("</script><script>alert(" + i + ")</script>.jpg", "cut off <b>"))
                .toList();
        Dataset data = data(labels, 210, skipped);
        Facts facts = single(data, 0.7, history(12, true));
        return new Facts(
                data,
                facts.recipe(),
                facts.learnings(),
                facts.heldOut(),
                facts.evaluation(),
                null,
                Insight.NONE,
                origin("<svg onload=alert(3)>", data));
    }

    /** Several labels a picture, or none. */
    static Facts sets() {
        List<String> labels = List.of("cat", "dog", "sofa");
        Dataset one = data(labels, 120, List.of());
        List<Sample> samples = new ArrayList<>();
        float[] probabilities = new float[3 * one.size()];
        SplittableRandom random = Seed.of(5).random();
        for (int i = 0; i < one.size(); i++) {
            int bits = i % 8;
            Sample sample = one.samples().get(i);
            samples.add(sample.withLabels(LabelSet.of(IntStream.range(0, 3).filter(c -> (bits >> c & 1) == 1))));
            for (int c = 0; c < 3; c++) {
                double truth = (bits >> c & 1) == 1 ? 0.7 : 0.3;
                probabilities[3 * i + c] = (float) (truth + 0.5 * (random.nextDouble() - 0.5));
            }
        }
        Dataset data = new Dataset("tagged", samples, new Labels(labels), new Task.MultiLabel(), List.of());
        Predictions predictions = Predictions.of(data, probabilities, List.of(0.5, 0.5, 0.5));
        Evaluation evaluation = Evaluation.of(predictions, "test", Seed.of(1));
        return new Facts(
                data,
                Recipe.scratch(),
                List.of(Learning.of(history(9, true))),
                predictions,
                evaluation,
                null,
                Insight.NONE,
                origin(data));
    }

    /** Classes with an order. */
    static Facts ordinal() {
        Facts single = single(data(List.of("0-none", "1-mild", "2-severe"), 150, List.of()), 0.8, history(9, true));
        Evaluation evaluation = Evaluation.of(single.heldOut(), "test", Seed.of(1), new Task.Ordinal());
        return new Facts(
                single.data(),
                single.recipe(),
                single.learnings(),
                single.heldOut(),
                evaluation,
                null,
                Insight.NONE,
                single.origin());
    }

    /** With an audit that found something, names and words of which try to leave their place. */
    static Facts audited(Facts facts, List<Finding> findings) {
        Audit audit = new Audit("my photos", facts.data().size(), facts.data().size(), findings, List.of(), List.of());
        return new Facts(
                facts.data(),
                facts.recipe(),
                facts.learnings(),
                facts.heldOut(),
                facts.evaluation(),
                facts.folds(),
                new Insight(Map.of(0, Path.of("no/such/model.onnx")), null, audit),
                facts.origin());
    }
}
