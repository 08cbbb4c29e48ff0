package dev.fovea.fit;

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
 * Says what happens through events and writes nothing. One thread.
 */
public final class Training {
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
    public Training(
            Network network, Weights weights, Preprocess preprocess, Recipe recipe, Consumer<TrainingEvent> listener) {
        this.network = network;
        this.weights = weights;
        this.preprocess = preprocess;
        this.recipe = recipe;
        this.listener = listener;
    }

    /**
     * Trains to the end of the recipe, until it no longer helps, or until the interrupt asks.
     *
     * @throws IllegalArgumentException if the parts do not carry the roles train and validation: a test part is refused
     * @throws dev.fovea.base.FoveaException if the loss is not finite, or a picture cannot be read any more
     */
    public History run(Part train, Part validation, Interrupt interrupt) {
        Roles.check(train, validation);
        Engine.enter(recipe.machine().threads());
        InputTensor input = new InputTensor(preprocess, weights.precision());
        try (Model model = Model.of(weights, recipe);
                Judge judge = new Judge(network, model.judged(), input, recipe);
                TrainingStep step = new TrainingStep(
                        network, model, input, recipe, train.data().counts());
                Batches batches = batches(train)) {
            judge.watch(preprocess, train, validation);
            Finite finite = new Finite(train.data(), weights);
            EqualAverage average = new EqualAverage(network, model, input, recipe);
            return epochs(
                    new Course(train.size(), step, batches, judge, interrupt, finite, average),
                    new Best(model.judged()));
        }
    }

    private Batches batches(Part train) {
        Seed seed = recipe.machine().root().child("batches");
        BatchSettings settings = recipe.machine()
                .batches(recipe.length().batch())
                .withSampling(recipe.data().sampling());
        return Batches.training(train, preprocess, recipe.augment().steps(), seed, settings);
    }

    /** What one run works with. */
    private record Course(
            int samples,
            TrainingStep step,
            Batches batches,
            Judge judge,
            Interrupt interrupt,
            Finite finite,
            EqualAverage average) {}

    private History epochs(Course course, Best best) {
        List<EpochReport> reports = new ArrayList<>();
        Pace pace = new Pace(recipe, course.samples());
        boolean interrupted = false;
        for (int epoch = 1; epoch <= recipe.length().epochs() && !interrupted; epoch++) {
            EpochReport.Fitness running = epoch(course, epoch, pace);
            interrupted = course.interrupt().requested();
            course.average().take(epoch, course.batches());
            EpochReport report = course.judge().report(epoch, pace, running);
            course.finite().check(report, pace);
            reports.add(report);
            pace.judged(reports);
            listener.accept(new TrainingEvent.EpochDone(report));
            best.offer(report);
            if (best.hopeless(report, recipe.length().patience())) {
                listener.accept(new TrainingEvent.Note("The validation loss has not improved for "
                        + recipe.length().patience() + " epochs: training ends early."));
                break;
            }
        }
        best.restore(weights);
        return new History(List.copyOf(reports), best.epoch(), interrupted);
    }

    private EpochReport.Fitness epoch(Course course, int epoch, Pace pace) {
        pace.beginEpoch(epoch);
        course.step().clock().reset();
        Seed draws = recipe.machine().root().child("steps").child(epoch);
        double loss = 0;
        double weight = 0;
        int right = 0;
        int seen = 0;
        Epoch batches = course.batches().epoch(epoch - 1);
        while (batches.hasNext() && !(seen > 0 && course.interrupt().requested())) {
            PixelBatch batch = batches.next();
            LaneWorker.Outcome outcome = course.step()
                    .run(
                            new LaneWorker.Pixels(batch.pixels(), batch.targets()),
                            pace.rate(),
                            draws.child(pace.stepInEpoch()));
            course.finite().check(outcome.loss(), batch, course.step().pending(), pace);
            loss += outcome.loss();
            weight += outcome.weight();
            right += outcome.right();
            seen += batch.size();
            pace.stepped(batch.size());
            if (pace.speaks()) {
                listener.accept(pace.event(seen, loss / weight, (double) right / seen));
            }
        }
        course.step().finish();
        pace.endEpoch(seen, course.step().clock().times());
        return new EpochReport.Fitness(loss / weight, (double) right / seen, seen);
    }
}
