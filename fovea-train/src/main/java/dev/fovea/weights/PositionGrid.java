package dev.fovea.weights;

import dev.fovea.net.ClassToken;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Positions;
import dev.fovea.net.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Re-makes the positions of a pretrained vision transformer for pictures of another size: they are numbers on a square
 * grid of patches, of which another grid reads in between (Dosovitskiy et al. 2021, section 3.2), each channel by itself.
 * The class token's stays as it is.
 *
 * <p>Read by {@link Cubic}, as PyTorch's {@code interpolate(mode="bicubic", antialias=True)} does, which timm uses here.
 *
 * @param name of the array of positions
 * @param token how many positions come before those of the patches: 1 where there is a class token, else 0
 * @param height patches in a column, of the network
 * @param width patches in a row, of the network
 */
record PositionGrid(String name, int token, int height, int width) {
    /** The positions of a network; empty where it has none. */
    static Optional<PositionGrid> of(Network network) {
        List<Node> leaves = network.node().leaves().toList();
        for (int i = 0; i < leaves.size(); i++) {
            Node leaf = leaves.get(i);
            if (leaf.layer() instanceof Positions) {
                boolean token = i > 0 && leaves.get(i - 1).layer() instanceof ClassToken;
                Shape grid = token ? leaves.get(i - 1).in() : leaf.in();
                return Optional.of(new PositionGrid(
                        leaf.parameterName(leaf.parameters().get(0)), token ? 1 : 0, grid.height(), grid.width()));
            }
        }
        return Optional.empty();
    }

    /** Whether an array of a file differs from the network's in its places alone, and these are of a square grid. */
    boolean canBeMade(String of, List<Long> shape, List<Long> dims) {
        return of.equals(name)
                && shape.size() == dims.size()
                && shape.get(0).equals(dims.get(0))
                && shape.get(2).equals(dims.get(2))
                && side(shape) > 0;
    }

    /** The side of a file's grid; 0 where it is no square. */
    private int side(List<Long> shape) {
        long places = shape.get(1) - token;
        int side = (int) Math.round(Math.sqrt((double) places));
        return (long) side * side == places ? side : 0;
    }

    /** The network's positions, in the order of their dimensions [1, places, channels]. */
    float[] made(StoredTensor tensor) {
        float[] old = tensor.floats();
        int channels = Math.toIntExact(tensor.shape().get(2));
        int side = side(tensor.shape());
        float[] out = new float[(token + height * width) * channels];
        System.arraycopy(old, 0, out, 0, token * channels);
        Cubic across = new Cubic(side, width);
        Cubic down = new Cubic(side, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    out[(token + y * width + x) * channels + c] = (float) read(old, c, down.at(y), across.at(x));
                }
            }
        }
        return out;
    }

    /** One channel of the old grid, which is square, under these weights of its rows and columns. */
    private double read(float[] old, int channel, double[] rows, double[] columns) {
        int channels = old.length / (token + rows.length * columns.length);
        double sum = 0;
        for (int j = 0; j < rows.length; j++) {
            for (int i = 0; rows[j] != 0 && i < columns.length; i++) {
                sum += rows[j] * columns[i] * old[(token + j * columns.length + i) * channels + channel];
            }
        }
        return sum;
    }

    /** For the user. */
    String note(StoredTensor tensor) {
        int side = side(tensor.shape());
        return "The positions are re-made for " + height + " x " + width + " patches from those for " + side + " x "
                + side + ", as the pictures have another size.";
    }
}
