package dev.fovea.net;

import dev.fovea.torch.DnnMemory;
import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.DnnPrimitive;
import dev.fovea.torch.Precision;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution planned by oneDNN for one shape: forward, and both gradients. Feature maps lie channels-last, as
 * everywhere; weights are brought into the order that the processor wants, and their gradient back, in each step, which
 * is little beside the work.
 */
final class ConvKernel implements Kernel {
    private final ConvShapes shapes;
    private final Precision precision;
    private final DnnPlan plan;
    private final ConvForward forward;
    private final WeightGradient weightGradient;
    private final @Nullable InputGradient inputGradient;

    private ConvKernel(Conv conv, Frame.Sizes sizes, DnnPlan plan) {
        this.shapes = new ConvShapes(conv, sizes.in(), sizes.n());
        this.precision = sizes.precision();
        this.plan = plan;
        // all at once, so that no step finds out half-way that one of them cannot be had
        this.forward = new ConvForward(plan, shapes, precision, ConvForward.Use.training(conv));
        this.weightGradient = new WeightGradient();
        this.inputGradient = sizes.inputGradient() ? new InputGradient() : null;
    }

    /** Plans for {@code n} pictures; null where libtorch is the better choice. */
    static @Nullable ConvKernel plan(Conv conv, Frame.Sizes sizes) {
        return DnnPlan.tried(plan -> new ConvKernel(conv, sizes, plan));
    }

    Tensor forward(Tensor x, Frame frame) {
        Tensor bias = shapes.conv().bias() ? frame.weight("bias") : null;
        return forward.run(x, frame.weight("weight"), bias, frame.scratch());
    }

    /** Fills the gradients of weight and bias, and gives the input's where it is wanted. */
    @Nullable Tensor backward(Tensor gradient, Tensor x, Frame frame) {
        Tensor dense = Layout.isChannelsLast(gradient) ? gradient : Layout.channelsLast(gradient);
        weightGradient.run(dense, x, frame);
        return inputGradient == null ? null : inputGradient.run(dense, frame);
    }

    private dnnl_memory_desc maps(Precision as, long[] dims) {
        return shapes.maps(plan, as, dims);
    }

    private dnnl_memory_desc plainWeights(Precision as) {
        return plan.laid(as, shapes.weightDims(), shapes.weightStrides());
    }

    private dnnl_memory_desc biases(Precision as) {
        return shapes.biases(plan, as);
    }

    private final class InputGradient {
        private final DnnMemory dx;
        private final DnnMemory dy;
        private final KernelWeights weights;
        private final DnnPrimitive primitive;

        InputGradient() {
            dnnl_memory_desc in = maps(precision, shapes.in());
            dnnl_memory_desc out = maps(precision, shapes.out());
            dnnl_memory_desc any = plan.anyhow(precision, shapes.weightDims());
            dnnl_primitive_desc description = plan.described(
                    (to, engine, attributes) -> dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                            to,
                            engine,
                            dnnl.dnnl_convolution_direct,
                            in,
                            any,
                            out,
                            shapes.strides(),
                            shapes.dilates(),
                            shapes.padding(),
                            shapes.padding(),
                            forward.description(),
                            attributes));
            dx = plan.place(in);
            dy = plan.place(out);
            weights =
                    new KernelWeights(plan, shapes, precision, DnnPlan.chosen(description, dnnl.dnnl_query_weights_md));
            primitive = plan.primitive(
                    description,
                    Map.of(
                            dnnl.DNNL_ARG_DIFF_SRC,
                            dx,
                            dnnl.DNNL_ARG_WEIGHTS,
                            weights.wanted(),
                            dnnl.DNNL_ARG_DIFF_DST,
                            dy));
        }

        Tensor run(Tensor gradient, Frame frame) {
            Tensor out = Layout.empty(shapes.in(), precision);
            dx.at(out);
            dy.at(gradient);
            weights.take(frame.weight("weight"), frame.scratch());
            primitive.run(frame.scratch());
            return out;
        }
    }

    private final class WeightGradient {
        private final DnnMemory x;
        private final DnnMemory dy;
        private final DnnMemory bias;
        private final DnnMemory plain;
        private final @Nullable DnnPrimitive reorder;
        private final DnnPrimitive primitive;

        WeightGradient() {
            dnnl_memory_desc in = maps(precision, shapes.in());
            dnnl_memory_desc out = maps(precision, shapes.out());
            dnnl_memory_desc any = plan.anyhow(Precision.FP32, shapes.weightDims());
            @Nullable dnnl_memory_desc added = shapes.conv().bias() ? biases(Precision.FP32) : null;
            dnnl_primitive_desc description = plan.described(
                    (to, engine, attributes) -> dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                            to,
                            engine,
                            dnnl.dnnl_convolution_direct,
                            in,
                            any,
                            added,
                            out,
                            shapes.strides(),
                            shapes.dilates(),
                            shapes.padding(),
                            shapes.padding(),
                            forward.description(),
                            attributes));
            x = plan.place(in);
            dy = plan.place(out);
            bias = plan.place(biases(Precision.FP32));
            plain = plan.place(plainWeights(Precision.FP32));
            DnnMemory chosen = plan.room(DnnPlan.chosen(description, dnnl.dnnl_query_diff_weights_md));
            boolean alike = plain.liesLike(chosen);
            DnnMemory written = alike ? plain : chosen;
            reorder = alike ? null : plan.reorder(chosen, plain);
            Map<Integer, DnnMemory> places = new LinkedHashMap<>(
                    Map.of(dnnl.DNNL_ARG_SRC, x, dnnl.DNNL_ARG_DIFF_DST, dy, dnnl.DNNL_ARG_DIFF_WEIGHTS, written));
            if (shapes.conv().bias()) {
                places.put(dnnl.DNNL_ARG_DIFF_BIAS, bias);
            }
            primitive = plan.primitive(description, places);
        }

        void run(Tensor gradient, Tensor input, Frame frame) {
            x.at(input);
            dy.at(gradient);
            plain.at(frame.gradient("weight"));
            if (shapes.conv().bias()) {
                bias.at(frame.gradient("bias"));
            }
            primitive.run(frame.scratch());
            if (reorder != null) {
                reorder.run(frame.scratch());
            }
        }
    }

    @Override
    public void close() {
        plan.close();
    }
}
