package dev.fovea.run;

import dev.fovea.fit.EpochReport;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.track.MetricsCsv;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps a table of the epochs on the disk while they go by, the ones from before a stop included. */
final class MetricsFile implements Consumer<TrainingEvent> {
    private final RunFolder folder;
    private final String name;
    private final Consumer<TrainingEvent> next;
    private final List<EpochReport> epochs = new ArrayList<>();

    /** @param next who is told the events too, before the table is written */
    MetricsFile(RunFolder folder, String name, Consumer<TrainingEvent> next) {
        this.folder = folder;
        this.name = name;
        this.next = next;
    }

    @Override
    public void accept(TrainingEvent event) {
        next.accept(event);
        if (event instanceof TrainingEvent.Resumed resumed) {
            epochs.addAll(resumed.epochs());
            write();
        } else if (event instanceof TrainingEvent.EpochDone done) {
            epochs.add(done.report());
            write();
        }
    }

    private void write() {
        folder.write(name, MetricsCsv.of(epochs));
    }
}
