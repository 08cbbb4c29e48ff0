package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import dev.fovea.torch.FreeMemory;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a network, and where the recipe asks for it, once more in full precision from the last good epoch on, if the
 * loss has left the numbers in bfloat16.
 *
 * @param recipe with nothing left to choose
 * @param network what is trained
 * @param preprocess with the training part's mean and spread
 * @param start where the first weights come from
 * @param listener told what happens, on the calling thread
 */
record Attempt(Recipe recipe, Network network, Preprocess preprocess, Start start, Consumer<TrainingEvent> listener) {
    /** Trains from the checkpoint on, or from the first weights. */
    Fitted run(Part train, Part validation, Checkpoints checkpoints) {
        Room room = new Room(network, recipe);
        if (!recipe.network().isHeadAlone()) { // which takes no steps
            room.check(FreeMemory.bytes());
        }
        try {
            return whole(train, validation, checkpoints);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (Room.isShortage(e)) {
                throw room.tooLarge(FreeMemory.bytes(), e);
            }
            throw e;
        }
    }

    private Fitted whole(Part train, Part validation, Checkpoints checkpoints) {
        try {
            return once(train, validation, checkpoints);
        } catch (NotFinite e) {
            if (!checkpoints.goBack()) {
                throw e;
            }
            String where = checkpoints
                    .last()
                    .map(last -> "the end of epoch " + (last.position().epoch() - 1))
                    .orElse("the start");
            listener.accept(new TrainingEvent.Note(
                    "In bf16: " + e.getMessage() + " Back to " + where + ", and on in fp32 (--fall-back)."));
            return once(train, validation, checkpoints);
        }
    }

    private Fitted once(Part train, Part validation, Checkpoints checkpoints) {
        Engine.enter(recipe.machine().threads());
        Seed first = recipe.machine().root().child("weights");
        try (Weights weights = Weights.initial(network, first, checkpoints.precision())) {
            History history = history(weights, train, validation, checkpoints);
            Map<String, float[]> values = weights.values();
            return new Fitted(recipe, network, values, preprocess, train.data().labels(), history);
        }
    }

    private History history(Weights weights, Part train, Part validation, Checkpoints checkpoints) {
        HeadStart head = new HeadStart(recipe, network, preprocess, listener);
        if (checkpoints.last().isEmpty()) {
            start.load(weights, network, train.data().labels(), listener);
            if (recipe.network().isHeadAlone()) {
                return head.only(weights, train, validation);
            }
            if (start.needsHead(train.data().labels())) {
                head.set(weights, train, validation);
            }
        }
        return new Training(network, weights, preprocess, recipe, listener)
                .run(train, validation, checkpoints, start.hasLearnt());
    }
}
