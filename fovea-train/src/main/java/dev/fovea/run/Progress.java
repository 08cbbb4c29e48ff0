package dev.fovea.run;

import dev.fovea.fit.TrainingEvent;
import java.util.function.Consumer;

/** Who is told how a run goes: sentences and events, on the thread that trains. */
public interface Progress {
    /** A sentence for the user. */
    void say(String text);

    /** What training says; see {@link TrainingEvent}. */
    void event(TrainingEvent event);

    /** Tells nobody. */
    static Progress silent() {
        return of(text -> {});
    }

    /** One plain line for each sentence and each epoch, on standard output. */
    static Progress console() {
        return of(ConsoleLines::print);
    }

    /** One plain line for each sentence and each epoch. */
    static Progress of(Consumer<String> lines) {
        return new Progress() {
            @Override
            public void say(String text) {
                lines.accept(text);
            }

            @Override
            public void event(TrainingEvent event) {
                if (event instanceof TrainingEvent.EpochDone done) {
                    lines.accept(EpochLine.of(done.report()));
                } else if (event instanceof TrainingEvent.Note note) {
                    lines.accept(note.text());
                } else if (event instanceof TrainingEvent.Resumed resumed) {
                    lines.accept(ResumedLine.of(resumed));
                }
            }
        };
    }

    /** Tells events alone. */
    static Progress events(Consumer<TrainingEvent> listener) {
        return new Progress() {
            @Override
            public void say(String text) {}

            @Override
            public void event(TrainingEvent event) {
                listener.accept(event);
            }
        };
    }

    /** Both are told. */
    default Progress and(Progress other) {
        Progress first = this;
        return new Progress() {
            @Override
            public void say(String text) {
                first.say(text);
                other.say(text);
            }

            @Override
            public void event(TrainingEvent event) {
                first.event(event);
                other.event(event);
            }
        };
    }
}
