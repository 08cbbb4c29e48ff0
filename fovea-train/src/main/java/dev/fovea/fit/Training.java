package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.batch.BatchSettings;
import dev.fovea.batch.Batches;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The training loop: epochs of steps, each epoch judged on the validation part; the best epoch's weights are kept.
 * Says what happens through events and writes nothing but checkpoints. One thread.
 */
final class Training {
    private final Network network;
    private final Weights weights;
    private final Preprocess preprocess;
    private final Recipe recipe;
    private final Consumer<TrainingEvent> listener;

    /**
     * @param network what is trained
     * @param weights its first weights, which become the best ones; stay the caller's
     * @param preprocess with the training part's mean and spread
     * @param recipe with nothing left to choose
     * @param listener told what happens, on the calling thread
     */
    Training(Network network, Weights weights, Preprocess preprocess, Recipe recipe, Consumer<TrainingEvent> listener) {
        this.network = network;
        this.weights = weights;
        this.preprocess = preprocess;
        this.recipe = recipe;
        this.listener = listener;
    }

    /**
     * Trains to the end of the recipe, until it no longer helps, or until the interrupt asks; from its checkpoint on where
     * there is one.
     *
     * @param learnt whether the first weights are no random numbers: then they are judged too, as epoch 0, and kept where no
     *     epoch is better
     * @throws IllegalArgumentException if the parts do not carry the roles train and validation: a test part is refused
     * @throws dev.fovea.base.FoveaException if the loss is not finite, a picture cannot be read any more, or a checkpoint
     *     cannot be written
     */
    History run(Part train, Part validation, Checkpoints checkpoints, boolean learnt) {
        Roles.check(train, validation);
        Engine.enter(recipe.machine().threads());
        InputTensor input = new InputTensor(preprocess, weights.precision());
        try (Model model = Model.of(weights, recipe);
                Judge judge = new Judge(network, model.judged(), input, recipe);
                TrainingStep step = new TrainingStep(
                        network, model, input, recipe, recipe.loss(train.data().counts(), train.size()));
                Batches batches = batches(recipe, preprocess, train)) {
            judge.watch(preprocess, train, validation);
            checkpoints.last().ifPresent(step::restore);
            Standing standing = Standing.of(model.judged(), checkpoints);
            Pace pace = new Pace(recipe, train.size());
            if (learnt && standing.reports().isEmpty()) {
                EpochReport start = judge.start(pace);
                standing.add(start);
                listener.accept(new TrainingEvent.EpochDone(start));
            }
            pace.judged(standing.reports());
            Finite finite = new Finite(train.data(), weights);
            EqualAverage average = new EqualAverage(network, model, input, recipe);
            return epochs(new Course(step, batches, judge, checkpoints, standing, finite, average), pace);
        }
    }

    /** The batches that a recipe trains on. */
    static Batches batches(Recipe recipe, Preprocess preprocess, Part train) {
        Seed seed = recipe.machine().root().child("batches");
        BatchSettings settings = recipe.machine()
                .batches(recipe.length().batch())
                .withSampling(recipe.data().sampling())
                .withMixing(recipe.augment().mixing());
        return Batches.training(train, preprocess, recipe.augment().steps(), seed, settings);
    }

    /** What one run works with. */
    private record Course(
            TrainingStep step,
            Batches batches,
            Judge judge,
            Checkpoints checkpoints,
            Standing standing,
            Finite finite,
            EqualAverage average) {
        boolean isInterrupted() {
            return checkpoints.interrupt().requested();
        }

        void keep(Position position) {
            checkpoints.keep(step.flats(), standing.best().values(), position, standing.reports());
        }

        /** Between two steps, and never what is lost already. */
        void keep(EpochSums sums, Pace pace) {
            if (step.pending() > 0 || !finite.weights()) {
                return;
            }
            keep(sums.position(step.count(), pace.epochSeconds(), checkpoints.precision()));
        }
    }

    private History epochs(Course course, Pace pace) {
        Standing standing = course.standing();
        EpochSums sums = standing.sums();
        boolean done = false;
        boolean interrupted = false;
        while (!done && !interrupted) {
            boolean whole = epoch(course, sums, pace);
            course.average().take(sums.epoch(), course.batches());
            EpochReport report = course.judge().report(sums.epoch(), pace, sums.fitness());
            course.finite().check(report, pace);
            standing.add(report);
            pace.judged(standing.reports());
            boolean last = sums.epoch() == recipe.length().epochs();
            boolean hopeless = standing.best().hopeless(report, recipe.length().patience());
            done = whole && (last || hopeless);
            interrupted = !done && course.isInterrupted();
            if (whole) { // half an epoch is judged for the model that is left behind, but does not count as one
                course.keep(Position.after(sums.epoch(), course.step().count(), done, weights.precision()));
            }
            listener.accept(new TrainingEvent.EpochDone(report));
            if (done && !last) {
                listener.accept(new TrainingEvent.Note("The validation loss has not improved for "
                        + recipe.length().patience() + " epochs: training ends early."));
            }
            sums = EpochSums.begin(sums.epoch() + 1);
        }
        course.checkpoints().await();
        standing.best().restore(weights);
        return new History(List.copyOf(standing.reports()), standing.best().epoch(), interrupted);
    }

    /** One epoch from where it stands; false where it was left half-way. */
    private boolean epoch(Course course, EpochSums sums, Pace pace) {
        pace.beginEpoch(sums);
        course.step().clock().reset();
        Seed draws = recipe.machine().root().child("steps").child(sums.epoch());
        Epoch batches = course.batches().epoch(sums.epoch() - 1, sums.batches());
        while (batches.hasNext() && !(sums.seen() > 0 && course.step().pending() == 0 && course.isInterrupted())) {
            PixelBatch batch = next(batches, course, sums, pace);
            LaneWorker.Outcome outcome = course.step()
                    .run(
                            new LaneWorker.Pixels(batch.pixels(), batch.targets()),
                            pace.rate(),
                            draws.child(pace.stepInEpoch()));
            course.finite().check(outcome.loss(), batch, course.step().pending(), pace);
            sums.add(outcome, batch.size());
            pace.stepped(batch.size());
            if (pace.speaks()) {
                listener.accept(pace.event(
                        sums.seen(), sums.fitness().loss(), sums.fitness().accuracy()));
            }
            if (course.step().pending() == 0 && course.checkpoints().due()) {
                course.keep(sums, pace);
            }
        }
        course.step().finish();
        pace.endEpoch(sums.seen(), course.step().clock().times());
        boolean whole = !batches.hasNext();
        if (!whole) {
            course.keep(sums, pace);
        }
        return whole;
    }

    /** The next batch; where there is none because of a picture, the steps so far are kept before that is said. */
    private static PixelBatch next(Epoch batches, Course course, EpochSums sums, Pace pace) {
        try {
            return batches.next();
        } catch (FoveaException e) {
            try {
                course.keep(sums, pace);
                course.checkpoints().await();
            } catch (RuntimeException unkept) {
                e.addSuppressed(unkept);
            }
            throw e;
        }
    }

    /** The epochs that are done, the best of them, and the one that runs. */
    private record Standing(Best best, List<EpochReport> reports, EpochSums sums) {
        static Standing of(Weights judged, Checkpoints checkpoints) {
            return checkpoints
                    .last()
                    .map(last -> new Standing(
                            Best.resumed(judged, last.header().epochs(), last.best()),
                            new ArrayList<>(last.header().epochs()),
                            EpochSums.at(last.position())))
                    .orElseGet(() -> new Standing(new Best(judged), new ArrayList<>(), EpochSums.begin(1)));
        }

        void add(EpochReport report) {
            reports.add(report);
            best.offer(report);
        }
    }
}
