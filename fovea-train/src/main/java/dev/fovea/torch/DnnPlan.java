package dev.fovea.torch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** What oneDNN was asked to plan, and the owner of all that came of it. One thread at a time. */
public final class DnnPlan implements AutoCloseable {
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final dnnl_stream stream = new dnnl_stream();
    private final dnnl_primitive_attr attributes;

    /** Nothing yet. */
    public DnnPlan() {
        OneDnn.check(dnnl.dnnl_stream_create(stream, OneDnn.engine(), dnnl.dnnl_stream_default_flags));
        endings.push(() -> dnnl.dnnl_stream_destroy(stream));
        attributes = attributes();
    }

    private dnnl_primitive_attr attributes() {
        dnnl_primitive_attr out = new dnnl_primitive_attr();
        OneDnn.check(dnnl.dnnl_primitive_attr_create(out));
        endings.push(() -> dnnl.dnnl_primitive_attr_destroy(out));
        // its own scratchpads belong to a thread; ours to a lane
        OneDnn.check(dnnl.dnnl_primitive_attr_set_scratchpad_mode(out, dnnl.dnnl_scratchpad_mode_user));
        return out;
    }

    private dnnl_primitive_attr followed(Elementwise after) {
        dnnl_primitive_attr out = attributes();
        dnnl_post_ops operations = new dnnl_post_ops();
        OneDnn.check(dnnl.dnnl_post_ops_create(operations));
        endings.push(() -> dnnl.dnnl_post_ops_destroy(operations));
        OneDnn.check(dnnl.dnnl_post_ops_append_eltwise(operations, after.algorithm(), after.alpha(), after.beta()));
        OneDnn.check(dnnl.dnnl_primitive_attr_set_post_ops(out, operations));
        return out;
    }

    /** What is made of a new plan, which it then owns; null, and nothing left behind, where oneDNN cannot do it fast. */
    public static <T> @Nullable T tried(Function<DnnPlan, T> making) {
        DnnPlan plan = new DnnPlan();
        try {
            return making.apply(plan);
        } catch (OneDnn.Unplanned e) {
            plan.close();
            return null;
        }
    }

    /** oneDNN's word for a precision. */
    static int type(Precision precision) {
        return precision == Precision.BF16 ? dnnl.dnnl_bf16 : dnnl.dnnl_f32;
    }

    /** A layout by strides, in numbers. */
    public dnnl_memory_desc laid(Precision precision, long[] dims, long[] strides) {
        dnnl_memory_desc out = new dnnl_memory_desc();
        OneDnn.check(dnnl.dnnl_memory_desc_create_with_strides(out, dims.length, dims, type(precision), strides));
        return owned(out);
    }

    /** A layout that oneDNN chooses. */
    public dnnl_memory_desc anyhow(Precision precision, long[] dims) {
        dnnl_memory_desc out = new dnnl_memory_desc();
        OneDnn.check(dnnl.dnnl_memory_desc_create_with_tag(
                out, dims.length, dims, type(precision), dnnl.dnnl_format_tag_any));
        return owned(out);
    }

    private dnnl_memory_desc owned(dnnl_memory_desc layout) {
        endings.push(() -> dnnl.dnnl_memory_desc_destroy(layout));
        return layout;
    }

    /** A place of this layout; its address is set later. */
    public DnnMemory place(dnnl_memory_desc layout) {
        dnnl_memory memory = new dnnl_memory();
        OneDnn.check(dnnl.dnnl_memory_create(memory, layout, OneDnn.engine(), new Pointer())); // DNNL_MEMORY_NONE
        endings.push(() -> dnnl.dnnl_memory_destroy(memory));
        return new DnnMemory(memory, layout);
    }

    /** A place with memory of its own, which lives as long as the plan. */
    public DnnMemory room(dnnl_memory_desc layout) {
        DnnMemory out = place(layout);
        Scratch scratch = new Scratch();
        endings.push(scratch::close);
        out.at(scratch.room(Math.max(1, out.bytes())));
        return out;
    }

    /** One operation's description; what fills it gives oneDNN's status. */
    public dnnl_primitive_desc described(Description description) {
        return described(description, null);
    }

    /** The same with a function applied to what comes out; null for none. */
    public dnnl_primitive_desc described(Description description, @Nullable Elementwise after) {
        dnnl_primitive_desc out = new dnnl_primitive_desc();
        OneDnn.check(description.fill(out, OneDnn.engine(), after == null ? attributes : followed(after)));
        endings.push(() -> dnnl.dnnl_primitive_desc_destroy(out));
        if (implementation(out).startsWith("ref")) {
            throw new OneDnn.Unplanned("oneDNN has only its slow reference for this");
        }
        return out;
    }

    /** Calls the one function of oneDNN that describes the operation. */
    public interface Description {
        /** Fills the description and gives the status. */
        int fill(
                dnnl_primitive_desc out,
                org.bytedeco.dnnl.dnnl_engine engine,
                @Nullable dnnl_primitive_attr attributes);
    }

    private static String implementation(dnnl_primitive_desc description) {
        try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
            dnnl.dnnl_primitive_desc_query(description, dnnl.dnnl_query_impl_info_str, 0, name);
            return new BytePointer(name.get(0)).getString();
        }
    }

    /** The layout that a description settled on, such as {@code dnnl_query_weights_md}. */
    public static dnnl_memory_desc chosen(dnnl_primitive_desc description, int what) {
        return dnnl.dnnl_primitive_desc_query_md(description, what, 0);
    }

    /** The operation, bound to its places by oneDNN's argument numbers. */
    public DnnPrimitive primitive(dnnl_primitive_desc description, Map<Integer, DnnMemory> places) {
        dnnl_primitive primitive = new dnnl_primitive();
        OneDnn.check(dnnl.dnnl_primitive_create(primitive, description));
        endings.push(() -> dnnl.dnnl_primitive_destroy(primitive));
        DnnMemory scratchpad = place(chosen(description, dnnl.dnnl_query_scratchpad_md));
        dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(places.size() + 1L).retainReference();
        endings.push(arguments::releaseReference);
        int i = 0;
        for (Map.Entry<Integer, DnnMemory> entry : places.entrySet()) {
            arguments.position(i++).arg(entry.getKey()).memory(entry.getValue().memory());
        }
        arguments.position(i).arg(dnnl.DNNL_ARG_SCRATCHPAD).memory(scratchpad.memory());
        arguments.position(0);
        return new DnnPrimitive(primitive, stream, arguments, scratchpad);
    }

    /** Copies from one layout (and precision) to another. */
    public DnnPrimitive reorder(DnnMemory from, DnnMemory to) {
        dnnl_primitive_desc description = new dnnl_primitive_desc();
        OneDnn.check(dnnl.dnnl_reorder_primitive_desc_create(
                description, from.layout(), OneDnn.engine(), to.layout(), OneDnn.engine(), attributes));
        endings.push(() -> dnnl.dnnl_primitive_desc_destroy(description));
        return primitive(description, Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
