package dev.fovea.net;

import dev.fovea.torch.DnnMemory;
import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.DnnPrimitive;
import dev.fovea.torch.Elementwise;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Scratch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A convolution's forward pass, planned by oneDNN for one shape, on feature maps that lie channels-last. */
final class ConvForward {
    private final ConvShapes shapes;
    private final Precision precision;
    private final dnnl_primitive_desc description;
    private final DnnMemory x;
    private final DnnMemory y;
    private final DnnMemory bias;
    private final KernelWeights weights;
    private final DnnPrimitive primitive;

    /**
     * What it is for.
     *
     * @param propagation oneDNN's number: for training, or for inference alone
     * @param biased whether a number is added to each map
     * @param after applied to what comes out; null for nothing
     */
    record Use(int propagation, boolean biased, @Nullable Elementwise after) {
        static Use training(Conv conv) {
            return new Use(dnnl.dnnl_forward_training, conv.bias(), null);
        }

        static Use inference(boolean biased, @Nullable Elementwise after) {
            return new Use(dnnl.dnnl_forward_inference, biased, after);
        }
    }

    ConvForward(DnnPlan plan, ConvShapes shapes, Precision precision, Use use) {
        this.shapes = shapes;
        this.precision = precision;
        dnnl_memory_desc in = shapes.maps(plan, precision, shapes.in());
        dnnl_memory_desc out = shapes.maps(plan, precision, shapes.out());
        dnnl_memory_desc any = plan.anyhow(precision, shapes.weightDims());
        dnnl_memory_desc biases = shapes.biases(plan, precision);
        description = plan.described(
                (to, engine, attributes) -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                        to,
                        engine,
                        use.propagation,
                        dnnl.dnnl_convolution_direct,
                        in,
                        any,
                        use.biased ? biases : null,
                        out,
                        shapes.strides(),
                        shapes.dilates(),
                        shapes.padding(),
                        shapes.padding(),
                        attributes),
                use.after);
        x = plan.place(in);
        y = plan.place(out);
        bias = plan.place(biases);
        weights = new KernelWeights(plan, shapes, precision, DnnPlan.chosen(description, dnnl.dnnl_query_weights_md));
        Map<Integer, DnnMemory> places = new LinkedHashMap<>(
                Map.of(dnnl.DNNL_ARG_SRC, x, dnnl.DNNL_ARG_WEIGHTS, weights.wanted(), dnnl.DNNL_ARG_DST, y));
        if (use.biased) {
            places.put(dnnl.DNNL_ARG_BIAS, bias);
        }
        primitive = plan.primitive(description, places);
    }

    /** What the backward pass is planned after. */
    dnnl_primitive_desc description() {
        return description;
    }

    /** @param added what is added to each map; null where nothing is */
    Tensor run(Tensor input, Tensor weight, @Nullable Tensor added, Scratch scratch) {
        Tensor output = Layout.empty(shapes.out(), precision);
        x.at(input);
        y.at(output);
        weights.take(weight, scratch);
        if (added != null) {
            bias.at(added);
        }
        primitive.run(scratch);
        return output;
    }
}
