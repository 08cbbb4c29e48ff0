package dev.fovea.net;

import dev.fovea.torch.DnnMemory;
import dev.fovea.torch.DnnPlan;
import dev.fovea.torch.DnnPrimitive;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Scratch;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A convolution's weights as libtorch holds them on the one side, as oneDNN wants them on the other. */
final class KernelWeights {
    private final DnnMemory plain;
    private final DnnMemory wanted;
    private final @Nullable DnnPrimitive reorder;

    /** @param layout that oneDNN chose */
    KernelWeights(DnnPlan plan, ConvShapes shapes, Precision precision, dnnl_memory_desc layout) {
        plain = plan.place(plan.laid(precision, shapes.weightDims(), shapes.weightStrides()));
        DnnMemory other = plan.room(layout);
        boolean alike = plain.liesLike(other);
        wanted = alike ? plain : other;
        reorder = alike ? null : plan.reorder(plain, wanted);
    }

    /** Where the operation reads them. */
    DnnMemory wanted() {
        return wanted;
    }

    void take(Tensor weights, Scratch scratch) {
        plain.at(weights);
        if (reorder != null) {
            reorder.run(scratch);
        }
    }
}
