package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trainings side by side look as if they came one after another. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SideBySideTest {
    private final List<String> heard = new ArrayList<>();

    private void hear(TrainingEvent event) {
        heard.add(event instanceof TrainingEvent.Note note ? note.text() : "step");
    }

    @Test
    void foldsSideBySideGiveTheNumbersOfFoldsOneAfterAnother() {
        var drawn = Pictures.drawn(150, 11);
        Recipe one = Pictures.with(Pictures.scratch(drawn).withEpochs(1), FoldSettings.of(3));
        Recipe three = Pictures.with(one, FoldSettings.of(3).withParallel(3));
        Folds folds = CrossValidation.folds(one, drawn);

        CrossValidation.Result after = Pictures.validation(one).run(folds, FoldKeeping.NOTHING);
        CrossValidation.Result beside = Pictures.validation(three).run(folds, FoldKeeping.NOTHING);

        assertThat(beside.outOfFold()).isEqualTo(after.outOfFold());
        assertThat(beside.evaluation()).isEqualTo(after.evaluation());
    }

    @Test
    void wordsAndResultsComeInOrderThoughTheLastIsReadyFirst() {
        CountDownLatch lastIsReady = new CountDownLatch(1);
        List<Integer> ready = new ArrayList<>();
        List<SideBySide.Work<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            all.add((tell, until) -> {
                tell.accept(new TrainingEvent.Note("begin " + index));
                tell.accept(new TrainingEvent.Stepped(1, 1, 1, 2, 0, 0, 0, 0));
                if (index == 2) {
                    lastIsReady.countDown();
                }
                await(lastIsReady);
                tell.accept(new TrainingEvent.Note("end " + index));
                return index;
            });
        }

        List<Integer> out = new SideBySide<Integer>(3, Interrupt.NEVER).run(all, this::hear, ready::add);

        assertThat(out).containsExactly(0, 1, 2);
        assertThat(ready).containsExactly(0, 1, 2);
        assertThat(heard.stream().filter(word -> !word.equals("step")))
                .containsExactly("begin 0", "end 0", "begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void theFailureOfOneEndsTheOthers() {
        AtomicInteger begun = new AtomicInteger();
        SideBySide.Work<Integer> endless = (tell, until) -> {
            begun.incrementAndGet();
            while (!until.requested()) {
                Thread.onSpinWait();
            }
            return 0;
        };
        SideBySide.Work<Integer> failing = (tell, until) -> {
            throw new IllegalArgumentException("no such picture");
        };

        assertThatThrownBy(() -> new SideBySide<Integer>(2, Interrupt.NEVER)
                        .run(List.of(endless, failing, endless), this::hear, result -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such picture");
        assertThat(begun).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void whoAsksForTheEndGetsWhatWasBegun() {
        AtomicBoolean asked = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();
        SideBySide.Work<Integer> work = (tell, until) -> {
            int number = begun.incrementAndGet();
            asked.set(true);
            while (!until.requested()) {
                Thread.onSpinWait();
            }
            return number;
        };

        List<Integer> out =
                new SideBySide<Integer>(2, asked::get).run(List.of(work, work, work, work), this::hear, r -> {});

        assertThat(out).hasSizeBetween(1, 2);
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whoAsksForACheckpointGetsOneOfEach() {
        AtomicInteger questions = new AtomicInteger(1);
        Interrupt once = new Interrupt() {
            @Override
            public boolean requested() {
                return false;
            }

            @Override
            public boolean checkpointRequested() {
                return questions.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            }
        };
        AtomicInteger made = new AtomicInteger();
        SideBySide.Work<Integer> work = (tell, until) -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean mine = false;
            while (!mine && System.nanoTime() < end) {
                mine = until.checkpointRequested();
            }
            return mine ? made.incrementAndGet() : 0;
        };

        new SideBySide<Integer>(2, once).run(List.of(work, work), this::hear, r -> {});

        assertThat(made).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
