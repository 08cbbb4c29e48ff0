package dev.fovea.net;

import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.Elementwise;
import dev.fovea.torch.Scratch;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** What evaluation runs of a convolution and what follows it, in one pass, planned by oneDNN for one shape. */
final class FusedConvKernel implements Kernel {
    private final DnnPlan plan;
    private final ConvForward forward;

    private FusedConvKernel(DnnPlan plan, ConvForward forward) {
        this.plan = plan;
        this.forward = forward;
    }

    /** Plans for {@code n} pictures; null where libtorch is the better choice. */
    static @Nullable FusedConvKernel plan(Conv conv, boolean biased, @Nullable Elementwise after, Frame.Sizes sizes) {
        ConvShapes shapes = new ConvShapes(conv, sizes.in(), sizes.n());
        ConvForward.Use use = ConvForward.Use.inference(biased, after);
        return DnnPlan.tried(plan -> new FusedConvKernel(plan, new ConvForward(plan, shapes, sizes.precision(), use)));
    }

    /** @param bias what is added to each map; null where nothing is */
    Tensor run(Tensor x, Tensor weight, @Nullable Tensor bias, Scratch scratch) {
        return forward.run(x, weight, bias, scratch);
    }

    @Override
    public void close() {
        plan.close();
    }
}
