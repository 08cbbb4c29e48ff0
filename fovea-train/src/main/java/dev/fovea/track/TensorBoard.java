package dev.fovea.track;

import dev.fovea.fit.EpochReport;
import dev.fovea.fit.TrainingEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what training says as event files of TensorBoard, in three folders, which TensorBoard shows as three runs:
 *
 * <ul>
 *   <li>{@code train} and {@code validation}, by epoch: {@code loss} and {@code accuracy} under the same tags, so that both
 *       curves lie in one chart and the gap between them is over-fitting; {@code train} also has {@code rate} and
 *       {@code pictures_per_second};
 *   <li>{@code steps}, a few times a second, by pictures seen so far: {@code running/loss}, {@code running/accuracy} and
 *       {@code running/pictures_per_second}, with augmentation and dropout.
 * </ul>
 *
 * A run that goes on after an interruption gives a new listener of the same folder: what it does again counts once. One
 * thread; the caller closes it.
 */
public final class TensorBoard implements Consumer<TrainingEvent>, AutoCloseable {
    private final EventFile train;
    private final EventFile validation;
    private final EventFile steps;

    private TensorBoard(Path folder, Clock clock) {
        this.train = new EventFile(folder.resolve("train"), clock);
        this.validation = new EventFile(folder.resolve("validation"), clock);
        this.steps = new EventFile(folder.resolve("steps"), clock);
    }

    /** Writes below this folder, which need not exist; nothing is written before the first event. */
    public static TensorBoard in(Path folder) {
        return new TensorBoard(folder, Clock.systemUTC());
    }

    /** With another clock, for tests. */
    static TensorBoard in(Path folder, Clock clock) {
        return new TensorBoard(folder, clock);
    }

    /**
     * Writes an event's numbers; notes are passed over.
     *
     * @throws dev.fovea.base.FoveaException if the folder cannot be written
     */
    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone done) {
            epoch(done.report());
        } else if (event instanceof TrainingEvent.Stepped stepped) {
            step(stepped);
        }
    }

    private void epoch(EpochReport report) {
        Map<String, Double> values = fitness(report.train());
        values.put("rate", report.rate());
        values.put("pictures_per_second", report.picturesPerSecond());
        train.add(report.epoch(), values);
        if (report.validation().n() > 0) {
            validation.add(report.epoch(), fitness(report.validation()));
        }
    }

    private static Map<String, Double> fitness(EpochReport.Fitness fitness) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", fitness.loss());
        values.put("accuracy", fitness.accuracy());
        return values;
    }

    private void step(TrainingEvent.Stepped stepped) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("running/loss", stepped.loss());
        values.put("running/accuracy", stepped.accuracy());
        values.put("running/pictures_per_second", stepped.picturesPerSecond());
        steps.add((stepped.epoch() - 1) * stepped.total() + stepped.done(), values);
    }

    @Override
    public void close() {
        train.close();
        validation.close();
        steps.close();
    }
}
