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
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer planned by oneDNN for one batch length. Weights lie as libtorch holds them, and their gradient is
 * written in full precision straight to where it belongs, with the bias's in the same pass.
 */
final class DenseKernel implements Kernel {
    private final Dense dense;
    private final Precision precision;
    private final long n;
    private final long inputs;
    private final DnnPlan plan;
    private final DnnMemory x;
    private final DnnMemory y;
    private final DnnMemory weights;
    private final DnnMemory bias;
    private final DnnMemory weightGradient;
    private final DnnMemory biasGradient;
    private final DnnPrimitive forward;
    private final DnnPrimitive toWeights;
    private final DnnPrimitive toInput;

    private DenseKernel(Dense dense, Frame.Sizes sizes, DnnPlan plan) {
        this.plan = plan;
        this.dense = dense;
        this.precision = sizes.precision();
        this.n = sizes.n();
        this.inputs = sizes.in().count();
        x = plan.place(rows(precision, n, inputs));
        y = plan.place(rows(precision, n, dense.features()));
        weights = plan.place(rows(precision, dense.features(), inputs));
        bias = plan.place(biases(precision));
        weightGradient = plan.place(rows(Precision.FP32, dense.features(), inputs));
        biasGradient = plan.place(biases(Precision.FP32));
        dnnl_primitive_desc ahead = ahead();
        forward = plan.primitive(
                ahead,
                withBias(
                        dnnl.DNNL_ARG_BIAS,
                        bias,
                        Map.of(dnnl.DNNL_ARG_SRC, x, dnnl.DNNL_ARG_WEIGHTS, weights, dnnl.DNNL_ARG_DST, y)));
        toWeights = plan.primitive(
                towardsWeights(ahead),
                withBias(
                        dnnl.DNNL_ARG_DIFF_BIAS,
                        biasGradient,
                        Map.of(
                                dnnl.DNNL_ARG_SRC,
                                x,
                                dnnl.DNNL_ARG_DIFF_DST,
                                y,
                                dnnl.DNNL_ARG_DIFF_WEIGHTS,
                                weightGradient)));
        toInput = plan.primitive(
                towardsInput(ahead),
                Map.of(dnnl.DNNL_ARG_DIFF_DST, y, dnnl.DNNL_ARG_WEIGHTS, weights, dnnl.DNNL_ARG_DIFF_SRC, x));
    }

    private dnnl_memory_desc rows(Precision as, long rows, long columns) {
        return plan.laid(as, new long[] {rows, columns}, new long[] {columns, 1});
    }

    private dnnl_memory_desc biases(Precision as) {
        return plan.laid(as, new long[] {dense.features()}, new long[] {1});
    }

    private Map<Integer, DnnMemory> withBias(int argument, DnnMemory place, Map<Integer, DnnMemory> others) {
        Map<Integer, DnnMemory> all = new LinkedHashMap<>(others);
        if (dense.bias()) {
            all.put(argument, place);
        }
        return all;
    }

    private dnnl_primitive_desc ahead() {
        @Nullable dnnl_memory_desc added = dense.bias() ? biases(precision) : null;
        return plan.described((to, engine, attributes) -> dnnl.dnnl_inner_product_forward_primitive_desc_create(
                to,
                engine,
                dnnl.dnnl_forward_training,
                rows(precision, n, inputs),
                rows(precision, dense.features(), inputs),
                added,
                rows(precision, n, dense.features()),
                attributes));
    }

    private dnnl_primitive_desc towardsWeights(dnnl_primitive_desc ahead) {
        @Nullable dnnl_memory_desc added = dense.bias() ? biases(Precision.FP32) : null;
        return plan.described(
                (to, engine, attributes) -> dnnl.dnnl_inner_product_backward_weights_primitive_desc_create(
                        to,
                        engine,
                        rows(precision, n, inputs),
                        rows(Precision.FP32, dense.features(), inputs),
                        added,
                        rows(precision, n, dense.features()),
                        ahead,
                        attributes));
    }

    private dnnl_primitive_desc towardsInput(dnnl_primitive_desc ahead) {
        return plan.described((to, engine, attributes) -> dnnl.dnnl_inner_product_backward_data_primitive_desc_create(
                to,
                engine,
                rows(precision, n, inputs),
                rows(precision, dense.features(), inputs),
                rows(precision, n, dense.features()),
                ahead,
                attributes));
    }

    /** Plans for {@code n} rows; null where libtorch is the better choice. */
    static @Nullable DenseKernel plan(Dense dense, Frame.Sizes sizes) {
        return DnnPlan.tried(plan -> new DenseKernel(dense, sizes, plan));
    }

    private Tensor empty(long columns) {
        return torch.empty(new long[] {n, columns}, new TensorOptions(precision.type()), new MemoryFormatOptional());
    }

    Tensor forward(Tensor input, Frame frame) {
        Tensor output = empty(dense.features());
        x.at(input);
        y.at(output);
        weights.at(frame.weight("weight"));
        if (dense.bias()) {
            bias.at(frame.weight("bias"));
        }
        forward.run(frame.scratch());
        return output;
    }

    /** Fills the gradients of weight and bias, and gives the input's where it is wanted. */
    @Nullable Tensor backward(Tensor gradient, Tensor input, Frame frame) {
        x.at(input);
        y.at(gradient.contiguous());
        weightGradient.at(frame.gradient("weight"));
        if (dense.bias()) {
            biasGradient.at(frame.gradient("bias"));
        }
        toWeights.run(frame.scratch());
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Tensor output = empty(inputs);
        x.at(output);
        weights.at(frame.weight("weight"));
        toInput.run(frame.scratch());
        return output;
    }

    @Override
    public void close() {
        plan.close();
    }
}
