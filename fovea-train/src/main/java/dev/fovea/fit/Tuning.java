package dev.fovea.fit;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a network that has learnt before learns on: which layers, how fast each, and whether its batch-norm statistics move.
 *
 * @param freeze what keeps its weights
 * @param unfreezeFrom the first layer or block that learns, such as {@code layer4}, where all before it are frozen; null
 *     where {@code freeze} says it all
 * @param layerDecay by which the learning rate shrinks from each twelfth of the layers to the one before it, in 0..1, above
 *     0: earlier layers hold what is common to all pictures and should move less (Howard and Ruder 2018, section 3.2,
 *     divide by 2.6 for each of few layers); 1 for one rate. The head has the whole rate
 * @param normStatistics what batch-norm goes by: the training batches, or what came with the weights
 */
public record Tuning(Freeze freeze, @Nullable String unfreezeFrom, double layerDecay, NormMode normStatistics) {
    /** From scratch: all layers at one rate. */
    public static final Tuning ALL = new Tuning(Freeze.NOTHING, null, 1, NormMode.MOVING);
    /** Of pretrained weights, on few pictures. */
    public static final Tuning GENTLE = new Tuning(Freeze.NOTHING, null, 0.8, NormMode.FROZEN);

    /** What keeps its weights. */
    public enum Freeze {
        /** All layers learn. */
        @JsonProperty("nothing")
        NOTHING,
        /** The head alone learns. */
        @JsonProperty("backbone")
        @JsonAlias("all")
        BACKBONE;

        /**
         * By the word that people write: {@code all} is {@code backbone}, since something must learn.
         *
         * @throws IllegalArgumentException if it is neither that nor {@code nothing}, with the nearest
         */
        public static Freeze of(String word) {
            return switch (word) {
                case "nothing" -> NOTHING;
                case "backbone", "all" -> BACKBONE;
                default ->
                    throw new IllegalArgumentException("freeze must be nothing or backbone, but was \"" + word + "\". "
                            + Nearest.hint(word, List.of("nothing", "backbone")));
            };
        }
    }

    /** What batch-norm goes by in training. */
    public enum NormMode {
        /** Each batch's own mean and variance, which the running ones follow. */
        @JsonProperty("moving")
        MOVING,
        /** The running ones, which stay: for few pictures, or small batches. */
        @JsonProperty("frozen")
        FROZEN
    }

    /** Checks the range. */
    public Tuning {
        Check.that(
                layerDecay > 0 && layerDecay <= 1,
                "layer-decay must be above 0 and at most 1, but was %s. Try --layer-decay 0.8.",
                layerDecay);
        Check.that(
                unfreezeFrom == null || freeze == Freeze.NOTHING,
                "unfreeze-from must come without freeze backbone, but came with it (%s)",
                String.valueOf(unfreezeFrom));
    }

    /** The same with this frozen. */
    public Tuning withFreeze(Freeze other) {
        return new Tuning(other, unfreezeFrom, layerDecay, normStatistics);
    }

    /** The same, learning from this layer on. */
    public Tuning withUnfreezeFrom(@Nullable String first) {
        return new Tuning(freeze, first, layerDecay, normStatistics);
    }

    /** The same with rates that shrink so towards the input. */
    public Tuning withLayerDecay(double other) {
        return new Tuning(freeze, unfreezeFrom, other, normStatistics);
    }

    /** The same with batch-norm going by these. */
    public Tuning withNormStatistics(NormMode other) {
        return new Tuning(freeze, unfreezeFrom, layerDecay, other);
    }

    /** The network as it runs in training. */
    Network over(Network network) {
        return normStatistics == NormMode.FROZEN ? network.withFrozenStatistics() : network;
    }

    /**
     * Which layers learn, by path.
     *
     * @throws IllegalArgumentException if no layer or block is called as {@code unfreezeFrom} says
     */
    Predicate<String> learning(Network network) {
        if (freeze == Freeze.BACKBONE) {
            return network.head().path()::equals;
        }
        String first = unfreezeFrom;
        if (first == null) {
            return path -> true;
        }
        List<String> weighted = weighted(network);
        int from = 0;
        while (from < weighted.size() && !isWithin(weighted.get(from), first)) {
            from++;
        }
        Check.that(
                from < weighted.size(),
                "unfreeze-from must be a layer or block of %s, but was \"%s\". %s",
                network.name(),
                first,
                Nearest.hint(first, weighted));
        return weighted.subList(from, weighted.size())::contains;
    }

    /** Paths of the layers that have weights, in order. */
    static List<String> weighted(Network network) {
        return network.node()
                .leaves()
                .filter(leaf -> !leaf.parameters().isEmpty())
                .map(Node::path)
                .toList();
    }

    private static boolean isWithin(String path, String block) {
        return path.equals(block) || path.startsWith(block + ".");
    }
}
