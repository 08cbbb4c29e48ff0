package dev.fovea.fit;

import dev.fovea.augment.Preset;
import dev.fovea.base.Check;
import java.util.Arrays;
import java.util.List;

/**
 * All settings of a run as one immutable tree: printed, saved as YAML, read back; an unknown key is refused with the
 * nearest one. Start from a named recipe and change it with {@code withX}. What is {@code auto} here is resolved before
 * training, and the run folder's {@code recipe.yaml} holds what it became.
 *
 * @param network which one, and where its first weights come from
 * @param data how pictures are split and brought to the network's size
 * @param augment what is done to training pictures at random
 * @param optimizer how weights follow gradients
 * @param schedule the learning rate over the run
 * @param regularisation what keeps the network from learning its pictures by heart
 * @param length how long
 * @param machine seed, precision, threads, memory
 */
public record Recipe(
        NetworkSettings network,
        DataSettings data,
        AugmentSettings augment,
        Optimizer optimizer,
        Schedule schedule,
        Regularisation regularisation,
        Length length,
        Machine machine) {
    /** What {@code fovea train} starts from: the compact network from scratch, standard augmentation, one cycle of AdamW. */
    public static Recipe scratch() {
        return new Recipe(
                NetworkSettings.named("compact"),
                DataSettings.usual(),
                AugmentSettings.of(Preset.STANDARD),
                new AdamW(3e-3, 0.9, 0.999, 1e-8, 0.05),
                Schedule.named("one-cycle", 0),
                Regularisation.NONE.withLabelSmoothing(0.05).withEma(0.995),
                Length.ofEpochs(20),
                Machine.usual());
    }

    /**
     * Going on from pretrained weights: gentler rates, the gentler the earlier the layer, and frozen statistics. Chosen on
     * validation parts of three small sets (photographs, cells, circuit boards): 3e-4 was best for one that the weights
     * know already, 1e-3 for two that they do not, and an average over so few steps only held training back.
     */
    public static Recipe transfer() {
        return scratch()
                .withNetwork(NetworkSettings.named("compact").withTuning(Tuning.GENTLE))
                .withOptimizer(new AdamW(6e-4, 0.9, 0.999, 1e-8, 0.05))
                .withRegularisation(Regularisation.NONE.withLabelSmoothing(0.1))
                .withLength(Length.ofEpochs(10).withBatch(32));
    }

    /** The loss that this recipe asks for, given how many samples each class has, each of one class. */
    public Loss loss(int[] counts) {
        return loss(counts, Arrays.stream(counts).sum());
    }

    /**
     * The loss that this recipe asks for.
     *
     * @param counts how many samples have each label
     * @param samples how many there are, which may have several labels or none
     */
    public Loss loss(int[] counts, int samples) {
        boolean balanced = regularisation.classWeights().equals("balanced");
        double total = Arrays.stream(counts).sum();
        List<Double> weights = balanced
                ? Arrays.stream(counts)
                        .mapToObj(count -> total / (counts.length * Math.max(1.0, count)))
                        .toList()
                : List.of();
        double smoothing = regularisation.labelSmoothing();
        double focal = regularisation.focal();
        return switch (network.asked().kind()) {
            case SINGLE_LABEL ->
                focal > 0 ? new Focal(focal, smoothing, weights) : new CrossEntropy(smoothing, weights);
            case ORDINAL -> {
                Check.that(
                        focal == 0,
                        "focal must come with another task than ordinal, which weighs mistakes itself, but was %s. Leave it"
                                + " out.",
                        focal);
                yield new Ordinal(smoothing, weights);
            }
            case MULTI_LABEL ->
                new BinaryCrossEntropy(
                        focal,
                        smoothing,
                        balanced
                                ? Arrays.stream(counts)
                                        .mapToObj(with -> BinaryCrossEntropy.balanced(with, samples))
                                        .toList()
                                : List.of());
        };
    }

    /** What is measured, whatever is trained by: cross-entropy without smoothing or weights. */
    Loss plainLoss() {
        return switch (network.asked().kind()) {
            case SINGLE_LABEL, ORDINAL -> new CrossEntropy(0, List.of());
            case MULTI_LABEL -> BinaryCrossEntropy.plain();
        };
    }

    /** The same with another network. */
    public Recipe withModel(String model) {
        return withNetwork(network.withModel(model));
    }

    /** The same with another network. */
    public Recipe withNetwork(NetworkSettings other) {
        return new Recipe(other, data, augment, optimizer, schedule, regularisation, length, machine);
    }

    /** The same with other data settings. */
    public Recipe withData(DataSettings other) {
        return new Recipe(network, other, augment, optimizer, schedule, regularisation, length, machine);
    }

    /** The same with another augmentation. */
    public Recipe withAugment(AugmentSettings other) {
        return new Recipe(network, data, other, optimizer, schedule, regularisation, length, machine);
    }

    /** The same with another optimizer. */
    public Recipe withOptimizer(Optimizer other) {
        return new Recipe(network, data, augment, other, schedule, regularisation, length, machine);
    }

    /** The same with another schedule. */
    public Recipe withSchedule(Schedule other) {
        return new Recipe(network, data, augment, optimizer, other, regularisation, length, machine);
    }

    /** The same with other regularisation. */
    public Recipe withRegularisation(Regularisation other) {
        return new Recipe(network, data, augment, optimizer, schedule, other, length, machine);
    }

    /** The same for another time. */
    public Recipe withLength(Length other) {
        return new Recipe(network, data, augment, optimizer, schedule, regularisation, other, machine);
    }

    /** The same for so many epochs. */
    public Recipe withEpochs(int epochs) {
        return withLength(length.withEpochs(epochs));
    }

    /** The same on another machine. */
    public Recipe withMachine(Machine other) {
        return new Recipe(network, data, augment, optimizer, schedule, regularisation, length, other);
    }

    /** The same with another seed. */
    public Recipe withSeed(long seed) {
        return withMachine(machine.withSeed(seed));
    }
}
