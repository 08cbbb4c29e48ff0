package dev.fovea.validate;

import dev.fovea.fit.Interrupt;
import dev.fovea.fit.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trainings side by side that look to the outside as if they came one after another: what each says, and what becomes of
 * it, reaches the calling thread in their order. The first one that is not done is heard as it speaks; what the others say
 * waits for their turn, but for how far they are within an epoch, which nobody wants to know by then. One at a time runs on
 * the calling thread.
 *
 * @param <T> what a training ends in
 */
final class SideBySide<T> {
    private final int workers;
    private final Interrupt interrupt;
    private final AtomicInteger checkpointsAsked = new AtomicInteger();
    private volatile boolean failed;
    private volatile int heard;

    /** One training; it tells that listener, and heeds that interrupt. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T run(Consumer<TrainingEvent> listener, Interrupt interrupt);
    }

    /** Takes what became of a training, on the calling thread. */
    @FunctionalInterface
    interface Ready<T> {
        /** One after another, in their order. */
        void take(T result);
    }

    /**
     * @param workers how many at once, at least 1
     * @param interrupt ends those that run; no further one begins, but the first always does
     */
    SideBySide(int workers, Interrupt interrupt) {
        this.workers = workers;
        this.interrupt = interrupt;
    }

    /**
     * Does all of them. If one fails, the others end after their step, and its failure is thrown.
     *
     * @return what became of those that were begun before somebody asked for the end, in order
     */
    List<T> run(List<Work<T>> all, Consumer<TrainingEvent> listener, Ready<T> ready) {
        return workers == 1 ? oneByOne(all, listener, ready) : together(all, listener, ready);
    }

    private List<T> oneByOne(List<Work<T>> all, Consumer<TrainingEvent> listener, Ready<T> ready) {
        List<T> out = new ArrayList<>();
        for (Work<T> work : all) {
            if (!out.isEmpty() && interrupt.requested()) {
                break;
            }
            T result = work.run(listener, interrupt);
            out.add(result);
            ready.take(result);
        }
        return out;
    }

    private List<T> together(List<Work<T>> all, Consumer<TrainingEvent> listener, Ready<T> ready) {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Turn> turns = new ArrayList<>();
            for (Work<T> work : all) {
                Turn turn = new Turn(turns.size(), work);
                turns.add(turn);
                threads.execute(turn);
            }
            return inOrder(turns, listener, ready);
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        } finally {
            end(threads);
        }
    }

    private List<T> inOrder(List<Turn> turns, Consumer<TrainingEvent> listener, Ready<T> ready) {
        List<T> out = new ArrayList<>();
        for (Turn turn : turns) {
            heard = turn.index;
            turn.hear(listener);
            T result = turn.result();
            if (result == null) {
                break;
            }
            out.add(result);
            ready.take(result);
        }
        return out;
    }

    /** Nothing may train on once the caller has gone on. */
    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                // a step or an export is still to end
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One training, from its thread and from the caller's. */
    private final class Turn implements Runnable, Interrupt {
        private final int index;
        private final Work<T> work;
        private final BlockingQueue<Optional<TrainingEvent>> said = new LinkedBlockingQueue<>();
        private volatile @Nullable T result;
        private volatile @Nullable Throwable failure;
        private int checkpointsMade = checkpointsAsked.get();

        Turn(int index, Work<T> work) {
            this.index = index;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                if (index == 0 || !requested()) {
                    result = work.run(this::say, this);
                }
            } catch (RuntimeException | Error e) {
                failed = true;
                failure = e;
            } finally {
                said.add(Optional.empty());
            }
        }

        private void say(TrainingEvent event) {
            if (heard == index || !(event instanceof TrainingEvent.Stepped)) {
                said.add(Optional.of(event));
            }
        }

        /** Passes on what is said, until nothing more will be. */
        void hear(Consumer<TrainingEvent> listener) {
            try {
                for (Optional<TrainingEvent> event = said.take(); event.isPresent(); event = said.take()) {
                    listener.accept(event.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while folds were trained", e);
            }
        }

        /** Null where it was not begun. */
        @Nullable T result() {
            Throwable thrown = failure;
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            return result;
        }

        @Override
        public boolean requested() {
            return failed || interrupt.requested();
        }

        /** Whoever asks for a checkpoint means one of each training, and the question can be put only once. */
        @Override
        public boolean checkpointRequested() {
            if (interrupt.checkpointRequested()) {
                checkpointsAsked.incrementAndGet();
            }
            boolean asked = checkpointsMade != checkpointsAsked.get();
            checkpointsMade = checkpointsAsked.get();
            return asked;
        }
    }
}
