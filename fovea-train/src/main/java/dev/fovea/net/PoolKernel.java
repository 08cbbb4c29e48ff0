package dev.fovea.net;

import dev.fovea.torch.DnnMemory;
import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.DnnPrimitive;
import dev.fovea.torch.Precision;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Max-pooling planned by oneDNN for one shape. Where the largest number stood is kept in a byte each, not in eight as
 * libtorch does, which is most of what makes this five times as fast.
 */
final class PoolKernel implements Kernel {
    private final Precision precision;
    private final Window window;
    private final long[] behind;
    private final long[] in;
    private final long[] out;
    private final DnnPlan plan;
    private final DnnMemory x;
    private final DnnMemory y;
    private final DnnMemory where;
    private final DnnPrimitive forward;
    private final DnnPrimitive backward;

    private PoolKernel(MaxPool pool, Frame.Sizes sizes, DnnPlan plan) {
        Shape from = sizes.in();
        Shape to = pool.shape(from);
        this.plan = plan;
        this.precision = sizes.precision();
        this.window = pool.window();
        this.behind = pool.behind(from).longs();
        this.in = new long[] {sizes.n(), from.channels(), from.height(), from.width()};
        this.out = new long[] {sizes.n(), to.channels(), to.height(), to.width()};
        dnnl_memory_desc read = plan.laid(precision, in, Layout.strides(in[1], in[2], in[3]));
        dnnl_memory_desc written = plan.laid(precision, out, Layout.strides(out[1], out[2], out[3]));
        dnnl_primitive_desc ahead = ahead(read, written);
        dnnl_primitive_desc back = back(read, written, ahead);
        x = plan.place(read);
        y = plan.place(written);
        where = plan.room(DnnPlan.chosen(ahead, dnnl.dnnl_query_workspace_md));
        forward = plan.primitive(
                ahead, Map.of(dnnl.DNNL_ARG_SRC, x, dnnl.DNNL_ARG_DST, y, dnnl.DNNL_ARG_WORKSPACE, where));
        backward = plan.primitive(
                back, Map.of(dnnl.DNNL_ARG_DIFF_SRC, x, dnnl.DNNL_ARG_DIFF_DST, y, dnnl.DNNL_ARG_WORKSPACE, where));
    }

    private dnnl_primitive_desc ahead(dnnl_memory_desc read, dnnl_memory_desc written) {
        return plan.described((to, engine, attributes) -> dnnl.dnnl_pooling_forward_primitive_desc_create(
                to,
                engine,
                dnnl.dnnl_forward_training,
                dnnl.dnnl_pooling_max,
                read,
                written,
                window.stride().longs(),
                window.kernel().longs(),
                dilates(),
                window.padding().longs(),
                behind,
                attributes));
    }

    private dnnl_primitive_desc back(dnnl_memory_desc read, dnnl_memory_desc written, dnnl_primitive_desc ahead) {
        return plan.described((to, engine, attributes) -> dnnl.dnnl_pooling_backward_primitive_desc_create(
                to,
                engine,
                dnnl.dnnl_pooling_max,
                read,
                written,
                window.stride().longs(),
                window.kernel().longs(),
                dilates(),
                window.padding().longs(),
                behind,
                ahead,
                attributes));
    }

    private long[] dilates() {
        return new long[] {window.dilation().height() - 1L, window.dilation().width() - 1L};
    }

    /** Plans for {@code n} pictures; null where libtorch is the better choice. */
    static @Nullable PoolKernel plan(MaxPool pool, Frame.Sizes sizes) {
        return DnnPlan.tried(plan -> new PoolKernel(pool, sizes, plan));
    }

    Tensor forward(Tensor input, Frame frame) {
        Tensor output = Layout.empty(out, precision);
        x.at(input);
        y.at(output);
        forward.run(frame.scratch());
        return output;
    }

    Tensor backward(Tensor gradient, Frame frame) {
        Tensor dense = Layout.isChannelsLast(gradient) ? gradient : Layout.channelsLast(gradient);
        Tensor output = Layout.empty(in, precision);
        y.at(dense);
        x.at(output);
        backward.run(frame.scratch());
        return output;
    }

    @Override
    public void close() {
        plan.close();
    }
}
