package dev.fovea.run;

import dev.fovea.model.ModelFile;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.track.MetricsCsv;
import dev.fovea.validate.CrossValidation;
import dev.fovea.validate.FoldKeeping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Folds in a run folder: {@code fold-k.onnx} (of at most 20, where they are heads on shared features) and {@code fold-k-metrics.csv} stay;
 * checkpoints and the fold's predictions are below {@code checkpoint/} until the run is finished.
 *
 * @param boards told when a fold is ready
 */
record FoldsFolder(RunFolder folder, FoldBoards boards) implements FoldKeeping {
    @Override
    public Path checkpoints(int number) {
        return folder.checkpoints().resolve(name(number));
    }

    @Override
    public Optional<Done> done(int number) {
        String predictions = predictions(number);
        Path model = model(number);
        if (!folder.has(predictions) || !folder.has(name(number) + ".onnx")) {
            return Optional.empty();
        }
        return Optional.of(new Done(ModelFile.read(model), PredictionsCsv.read(folder.read(predictions), predictions)));
    }

    @Override
    public void keep(CrossValidation.Judged judged) {
        boards.next();
        int number = CrossValidation.number(judged.fold());
        ModelFile model = judged.model();
        if (model != null) {
            folder.write(name(number) + ".onnx", model.bytes());
        }
        folder.write(
                name(number) + "-metrics.csv",
                MetricsCsv.of(judged.fitted().history().epochs()));
        if (!judged.fitted().history().interrupted()) { // the last word: the fold is done
            folder.write(predictions(number), PredictionsCsv.write(judged.heldOut()));
        }
    }

    private Path model(int number) {
        return folder.path().resolve(name(number) + ".onnx");
    }

    /** Below the run folder. */
    private String predictions(int number) {
        return folder.path().relativize(checkpoints(number)) + "/predictions.csv";
    }

    private static String name(int number) {
        return number == REFIT ? "refit" : "fold-" + number;
    }
}
