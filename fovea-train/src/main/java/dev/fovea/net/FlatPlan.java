package dev.fovea.net;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Where each array of a network lies in the flat buffers. Decayed weights come first, so that weight decay, L1 and L2
 * are operations on one range.
 *
 * @param places one for each array, in the network's order
 * @param decayed numbers at the front that weight decay acts on
 * @param trained numbers that are trained
 * @param buffers numbers that are not
 */
public record FlatPlan(List<Place> places, long decayed, long trained, long buffers) {
    /** Starts are multiples of this, so that vector loads are aligned: 64 bytes of floats. */
    private static final long ALIGNED = 16;

    /**
     * One array's place.
     *
     * @param name full name, such as {@code conv1.weight}
     * @param parameter shape and kind
     * @param start first number in its buffer
     */
    public record Place(String name, Parameter parameter, long start) {
        /** Whether it lies in the trained buffer. */
        public boolean trained() {
            return parameter.kind() != Parameter.Kind.BUFFER;
        }

        /** The array as a view of its buffer; four dimensions lie channels-last. */
        Tensor view(Tensor flat) {
            long[] dims = parameter.dims().stream().mapToLong(Long::longValue).toArray();
            long[] strides = new long[dims.length];
            long step = 1;
            for (int i = dims.length - 1; i >= 0; i--) {
                strides[i] = step;
                step *= dims[i];
            }
            long[] lying = dims.length == 4 ? Layout.strides(dims[1], dims[2], dims[3]) : strides;
            return flat.as_strided(dims, lying, new LongOptional(start));
        }
    }

    /** Lays out the arrays of a network. */
    public static FlatPlan of(Node root) {
        long weights = total(root, Parameter.Kind.WEIGHT);
        EnumMap<Parameter.Kind, Long> next = new EnumMap<>(Parameter.Kind.class);
        next.put(Parameter.Kind.BIAS, weights);
        List<Place> places = new ArrayList<>();
        root.walk().forEach(node -> {
            for (Parameter parameter : node.parameters()) {
                long start = next.getOrDefault(parameter.kind(), 0L);
                places.add(new Place(node.parameterName(parameter), parameter, start));
                next.put(parameter.kind(), start + padded(parameter));
            }
        });
        return new FlatPlan(
                List.copyOf(places),
                weights,
                weights + total(root, Parameter.Kind.BIAS),
                total(root, Parameter.Kind.BUFFER));
    }

    private static long total(Node root, Parameter.Kind kind) {
        return root.walk()
                .flatMap(node -> node.parameters().stream())
                .filter(parameter -> parameter.kind() == kind)
                .mapToLong(FlatPlan::padded)
                .sum();
    }

    private static long padded(Parameter parameter) {
        return (parameter.count() + ALIGNED - 1) / ALIGNED * ALIGNED;
    }
}
