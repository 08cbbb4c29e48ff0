package dev.fovea.cli;

import dev.fovea.fit.TrainingEvent;
import dev.fovea.run.EpochLine;
import dev.fovea.run.Progress;
import dev.fovea.run.ResumedLine;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Sentences and epochs as lines; within an epoch a live bar, where somebody looks at a terminal. */
final class LiveProgress implements Progress, AutoCloseable {
    private final Streams streams;
    private final boolean terminal;
    private @Nullable ProgressBar bar;

    LiveProgress(Streams streams) {
        this.streams = streams;
        this.terminal = streams.terminal();
    }

    @Override
    public void say(String text) {
        close();
        streams.out().println(text);
    }

    @Override
    public void event(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone done) {
            say(EpochLine.of(done.report()));
        } else if (event instanceof TrainingEvent.Note note) {
            say(note.text());
        } else if (event instanceof TrainingEvent.Resumed resumed) {
            say(ResumedLine.of(resumed));
        } else if (event instanceof TrainingEvent.Stepped stepped && terminal) {
            show(stepped);
        }
    }

    private void show(TrainingEvent.Stepped stepped) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "epoch %d/%d", stepped.epoch(), stepped.epochs()))
                    .setInitialMax(stepped.total())
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish()
                    .setConsumer(new Line(streams.err()))
                    .build();
            bar = shown;
        }
        shown.stepTo(stepped.done());
        shown.setExtraMessage(String.format(
                Locale.ROOT,
                " loss %.3f, accuracy %.1f %%, %,.0f pictures/s, %s left",
                stepped.loss(),
                100 * stepped.accuracy(),
                stepped.picturesPerSecond(),
                time(stepped.secondsLeft())));
    }

    /** One line that leaves nothing behind: the library's own ends with an empty line. */
    private static final class Line extends ConsoleProgressBarConsumer {
        private final PrintStream out;

        Line(PrintStream out) {
            super(out);
            this.out = out;
        }

        @Override
        public void close() {
            out.flush();
        }
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 90 ? whole + " s" : (whole + 30) / 60 + " min";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
