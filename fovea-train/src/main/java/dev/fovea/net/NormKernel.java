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
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Batch-norm in training, planned by oneDNN for one shape, with the ReLU behind it in the same pass where there is one:
 * a quarter of the time of the operations one by one.
 */
final class NormKernel implements Kernel {
    private final Precision precision;
    private final long[] dims;
    private final DnnPlan plan;
    private final DnnMemory x;
    private final DnnMemory y;
    private final DnnMemory dx;
    private final DnnMemory dy;
    private final DnnMemory scale;
    private final DnnMemory shift;
    private final DnnMemory mean;
    private final DnnMemory variance;
    private final DnnMemory scaleGradient;
    private final DnnMemory shiftGradient;
    private final DnnPrimitive forward;
    private final DnnPrimitive backward;

    private NormKernel(BatchNorm norm, boolean relu, long[] dims, Precision precision, DnnPlan plan) {
        this.plan = plan;
        this.precision = precision;
        this.dims = dims;
        int flags = dnnl.dnnl_use_scale
                | dnnl.dnnl_use_shift
                | (relu ? dnnl.dnnl_fuse_norm_relu : 0)
                | (norm.moves() ? 0 : dnnl.dnnl_use_global_stats);
        float epsilon = (float) norm.epsilon();
        dnnl_memory_desc maps = plan.laid(precision, dims, Layout.strides(dims[1], dims[2], dims[3]));
        dnnl_primitive_desc ahead =
                plan.described((to, engine, attributes) -> dnnl.dnnl_batch_normalization_forward_primitive_desc_create(
                        to, engine, dnnl.dnnl_forward_training, maps, maps, epsilon, flags, attributes));
        dnnl_primitive_desc back =
                plan.described((to, engine, attributes) -> dnnl.dnnl_batch_normalization_backward_primitive_desc_create(
                        to, engine, dnnl.dnnl_backward, maps, maps, maps, epsilon, flags, ahead, attributes));
        x = plan.place(maps);
        y = plan.place(maps);
        dx = plan.place(maps);
        dy = plan.place(maps);
        scale = perChannel();
        shift = perChannel();
        mean = perChannel();
        variance = perChannel();
        scaleGradient = perChannel();
        shiftGradient = perChannel();
        DnnMemory negative = plan.room(DnnPlan.chosen(ahead, dnnl.dnnl_query_workspace_md));
        forward = plan.primitive(ahead, with(negative, Map.of(dnnl.DNNL_ARG_DST, y, dnnl.DNNL_ARG_SHIFT, shift)));
        backward = plan.primitive(
                back,
                with(
                        negative,
                        Map.of(
                                dnnl.DNNL_ARG_DIFF_DST, dy,
                                dnnl.DNNL_ARG_DIFF_SRC, dx,
                                dnnl.DNNL_ARG_DIFF_SCALE, scaleGradient,
                                dnnl.DNNL_ARG_DIFF_SHIFT, shiftGradient)));
    }

    private DnnMemory perChannel() {
        return plan.place(plan.laid(Precision.FP32, new long[] {dims[1]}, new long[] {1}));
    }

    /** These places and those that both ways read. */
    private Map<Integer, DnnMemory> with(DnnMemory negative, Map<Integer, DnnMemory> own) {
        Map<Integer, DnnMemory> all = new LinkedHashMap<>(Map.of(
                dnnl.DNNL_ARG_SRC, x,
                dnnl.DNNL_ARG_SCALE, scale,
                dnnl.DNNL_ARG_MEAN, mean,
                dnnl.DNNL_ARG_VARIANCE, variance,
                dnnl.DNNL_ARG_WORKSPACE, negative));
        all.putAll(own);
        return all;
    }

    /** Plans for {@code n} pictures; null where libtorch is the better choice. */
    static @Nullable NormKernel plan(BatchNorm norm, boolean relu, Frame.Sizes sizes) {
        Shape in = sizes.in();
        long[] dims = {sizes.n(), in.channels(), in.height(), in.width()};
        return DnnPlan.tried(plan -> new NormKernel(norm, relu, dims, sizes.precision(), plan));
    }

    /** Keeps the input, the mean and the variance that it was normed by in the frame's first three slots. */
    Tensor forward(Tensor input, BatchNorm norm, Frame frame) {
        Tensor output = Layout.empty(dims, precision);
        boolean moves = norm.moves();
        Tensor batchMean = moves ? torch.empty(dims[1]) : frame.master("running_mean");
        Tensor batchVariance = moves ? torch.empty(dims[1]) : frame.master("running_var");
        x.at(input);
        y.at(output);
        scale.at(frame.master("weight"));
        shift.at(frame.master("bias"));
        mean.at(batchMean);
        variance.at(batchVariance);
        forward.run(frame.scratch());
        frame.keep(0, input);
        frame.keep(1, batchMean);
        frame.keep(2, batchVariance);
        if (moves) {
            follow(frame, norm.momentum(), batchMean, batchVariance);
        }
        return output;
    }

    /** The running statistics follow; the variance without bias, as PyTorch has it. */
    private void follow(Frame frame, double momentum, Tensor batchMean, Tensor batchVariance) {
        double n = (double) dims[0] * dims[2] * dims[3];
        frame.master("running_mean").lerp_(batchMean, new Scalar(momentum));
        frame.master("running_var")
                .mul_(new Scalar(1 - momentum))
                .add_(batchVariance, new Scalar(momentum * n / Math.max(1, n - 1)));
    }

    Tensor backward(Tensor gradient, Frame frame) {
        Tensor dense = Layout.isChannelsLast(gradient) ? gradient : Layout.channelsLast(gradient);
        Tensor output = Layout.empty(dims, precision);
        x.at(frame.kept(0));
        mean.at(frame.kept(1));
        variance.at(frame.kept(2));
        dy.at(dense);
        dx.at(output);
        scale.at(frame.master("weight"));
        scaleGradient.at(frame.gradient("weight"));
        shiftGradient.at(frame.gradient("bias"));
        backward.run(frame.scratch());
        return output;
    }

    @Override
    public void close() {
        plan.close();
    }
}
