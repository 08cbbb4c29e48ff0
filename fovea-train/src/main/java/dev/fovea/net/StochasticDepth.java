package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the residual blocks of a network their chance of being left out (Huang et al. 2016, equation 4): block l of L is
 * left out for a picture with probability {@code rate l / L}, so that early blocks, which later ones build upon, stay.
 * A block is a {@link ResidualBlock}, or whatever ends in a {@link DropPath}. Blocks with a chance of their own keep it.
 */
public final class StochasticDepth {
    private final double rate;
    private final long blocks;
    private long seen;

    private StochasticDepth(double rate, long blocks) {
        this.rate = rate;
        this.blocks = blocks;
    }

    /**
     * The same network with chances.
     *
     * @param rate of the last block, in 0..1, below 1; 0 changes nothing
     * @throws IllegalArgumentException if the network has no residual block
     */
    public static Network over(Network network, double rate) {
        if (rate == 0) {
            return network;
        }
        long blocks = count(network.body());
        Check.that(
                blocks > 0,
                "stochastic-depth must come with a network of residual blocks, but %s has none. Leave it out, or choose"
                        + " another --model.",
                network.name());
        Layer body = new StochasticDepth(rate, blocks).over(network.body());
        return Network.of(network.name(), network.input(), (Sequence) body);
    }

    private static long count(Layer layer) {
        if (layer instanceof Join join) {
            return join.layers().stream().mapToLong(StochasticDepth::count).sum();
        }
        if (layer instanceof Named named) {
            return count(named.layer());
        }
        return layer instanceof ResidualBlock || layer instanceof DropPath ? 1 : 0;
    }

    private Layer over(Layer layer) {
        if (layer instanceof Named named) {
            return new Named(named.name(), over(named.layer()));
        }
        if (layer instanceof Join join) {
            List<Layer> parts = new ArrayList<>();
            for (Layer part : join.layers()) {
                parts.add(over(part));
            }
            return join.withLayers(parts);
        }
        if (layer instanceof ResidualBlock block) {
            seen++;
            return block.dropPath() > 0 ? block : block.withDropPath(rate * seen / blocks);
        }
        if (layer instanceof DropPath path) {
            seen++;
            return path.rate() > 0 ? path : new DropPath(rate * seen / blocks);
        }
        return layer;
    }
}
