package dev.fovea.run;

import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.validate.ApartKeeping;
import java.nio.file.Path;
import java.util.Optional;

/** Trainings that let groups apart, in a run folder: all of them lies below {@code checkpoint/}, and goes with it. */
record ApartFolder(RunFolder folder) implements ApartKeeping {
    @Override
    public Path checkpoints(int number) {
        return folder.checkpoints().resolve("apart-" + number);
    }

    @Override
    public Optional<Predictions> done(int number) {
        String name = predictions(number);
        return folder.has(name) ? Optional.of(PredictionsCsv.read(folder.read(name), name)) : Optional.empty();
    }

    @Override
    public void keep(int number, Predictions heldOut) {
        folder.write(predictions(number), PredictionsCsv.write(heldOut));
    }

    private String predictions(int number) {
        return folder.path().relativize(checkpoints(number)) + "/predictions.csv";
    }
}
