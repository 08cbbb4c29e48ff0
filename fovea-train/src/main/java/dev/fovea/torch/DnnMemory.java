package dev.fovea.torch;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/** A place that a planned primitive reads or writes: its layout is fixed, its address is set before each run. */
public final class DnnMemory {
    private final dnnl_memory memory;
    private final dnnl_memory_desc layout;

    DnnMemory(dnnl_memory memory, dnnl_memory_desc layout) {
        this.memory = memory;
        this.layout = layout;
    }

    /** Points to a tensor's numbers, which must lie as planned and live until the run is over. */
    public void at(Tensor tensor) {
        at(tensor.data_ptr());
    }

    void at(Pointer address) {
        OneDnn.check(dnnl.dnnl_memory_set_data_handle(memory, address));
    }

    /** Bytes that the layout takes. */
    public long bytes() {
        return dnnl.dnnl_memory_desc_get_size(layout);
    }

    /** Whether both lie alike, so that no reordering is needed. */
    public boolean liesLike(DnnMemory other) {
        return dnnl.dnnl_memory_desc_equal(layout, other.layout) != 0;
    }

    dnnl_memory memory() {
        return memory;
    }

    dnnl_memory_desc layout() {
        return layout;
    }
}
