package dev.fovea.torch;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;

/** An operation of oneDNN, planned once for fixed shapes, run at every step. One thread at a time. */
public final class DnnPrimitive {
    private final dnnl_primitive primitive;
    private final dnnl_stream stream;
    private final dnnl_exec_arg_t arguments;
    private final int count;
    private final DnnMemory scratchpad;

    DnnPrimitive(dnnl_primitive primitive, dnnl_stream stream, dnnl_exec_arg_t arguments, DnnMemory scratchpad) {
        this.primitive = primitive;
        this.stream = stream;
        this.arguments = arguments;
        this.count = Math.toIntExact(arguments.capacity());
        this.scratchpad = scratchpad;
    }

    /** Runs on the memories that it was planned with; done when this returns. */
    public void run(Scratch scratch) {
        scratchpad.at(scratch.room(scratchpad.bytes()));
        OneDnn.check(dnnl.dnnl_primitive_execute(primitive, stream, count, arguments));
    }
}
