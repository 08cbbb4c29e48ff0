package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.matmul;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.jspecify.annotations.Nullable;

/**
 * Every pixel (token) becomes a mean of all, weighted by how well its query meets their keys: {@code softmax(q k' /
 * sqrt(d)) v}, for each head by itself (Vaswani et al. 2017). The channels that come in are the queries, keys and values
 * one behind the other, each cut into heads; a {@link PixelDense} before it makes them, another behind it mixes the heads.
 *
 * @param heads that queries, keys and values are cut into
 */
public record Attention(int heads) implements Layer {
    private static final int ROLES = 3;
    private static final long[] LAST = {-1};

    /** Checks the range. */
    public Attention {
        Check.that(heads >= 1, "heads of attention must be at least 1, but were %d", heads);
    }

    @Override
    public String kind() {
        return "attention";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("heads", heads);
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        if (in.channels() % (ROLES * heads) != 0) {
            throw new WrongShape("must get queries, keys and values that its " + heads + " heads divide, but got " + in
                    + ". Put pixel-dense with 3 times as many channels before it.");
        }
        return Shape.picture(in.channels() / ROLES, in.height(), in.width());
    }

    @Override
    public long multiplyAdds(Shape in) {
        // queries with keys, and weights with values
        return 2 * shape(in).count() * in.height() * in.width();
    }

    /**
     * Numbers that a step takes beside input and output: what each token gives to each other, in each head, before and
     * behind the softmax, and twice going back. Three of the four are given back soon, but smaller arrays settle there.
     */
    long beside(Shape in) {
        long tokens = (long) in.height() * in.width();
        return 4L * heads * tokens * tokens;
    }

    private double scale(Node node) {
        return 1 / Math.sqrt((double) node.out().channels() / heads);
    }

    /** Tokens of one role, [n, heads, tokens, d], as a view of [n, tokens, roles, heads, d]. */
    private static Tensor role(Tensor all, int role) {
        return all.select(2, role).transpose(1, 2);
    }

    /** Rows cut into [n, tokens, roles, heads, d]. */
    private Tensor cut(Tensor rows, Frame frame, int roles) {
        Shape out = frame.node().out();
        long tokens = (long) out.height() * out.width();
        return rows.view(-1, tokens, roles, heads, out.channels() / heads);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor all = cut(Layout.rows(x), frame, ROLES);
        Tensor queries = role(all, 0).mul(new Scalar(scale(frame.node())));
        Tensor scores = matmul(queries, role(all, 1).transpose(2, 3));
        Tensor weights = scores.softmax(-1);
        frame.keep(0, all);
        frame.keep(1, weights);
        Tensor mixed = matmul(weights, role(all, 2));
        Shape out = frame.node().out();
        Tensor y = Layout.maps(mixed.transpose(1, 2).reshape(-1, out.channels()), out);
        // heads x tokens x tokens are more numbers than most layers make: none stays that is not read going back
        queries.close();
        scores.close();
        mixed.close();
        return y;
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Tensor all = frame.kept(0);
        Tensor weights = frame.kept(1);
        Tensor g = role(cut(Layout.rows(gradient), frame, 1), 0);
        Tensor out = empty(all.shape(), new TensorOptions(gradient.scalar_type()), new MemoryFormatOptional());
        put(matmul(weights.transpose(2, 3), g), role(out, 2));
        Tensor scores = matmul(g, role(all, 2).transpose(2, 3));
        throughSoftmax(scores, weights);
        scores.mul_(new Scalar(scale(frame.node())));
        put(matmul(scores, role(all, 1)), role(out, 0));
        put(matmul(scores.transpose(2, 3), role(all, 0)), role(out, 1));
        scores.close();
        Shape in = frame.node().in();
        return Layout.maps(out.view(-1, in.channels()), in);
    }

    private static void put(Tensor made, Tensor place) {
        place.copy_(made);
        made.close();
    }

    /** Through the softmax, in place: each row of the gradient less its mean under the weights, times the weights. */
    private static void throughSoftmax(Tensor gradient, Tensor weights) {
        Tensor weighted = gradient.mul(weights);
        Tensor mean = weighted.sum(LAST, true, new ScalarTypeOptional());
        gradient.sub_(mean).mul_(weights);
        weighted.close();
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        // channels come first here: each role is [n, heads, d, tokens]
        String queries = frame.node("Mul", role(x, 0, frame), frame.number((float) scale(frame.node())));
        String turned = frame.node("Transpose", queries, OnnxAttribute.ints("perm", 0, 1, 3, 2));
        String scores = frame.node("MatMul", turned, role(x, 1, frame));
        String weights = frame.node("Softmax", scores, OnnxAttribute.of("axis", -1L));
        String across = frame.node("Transpose", weights, OnnxAttribute.ints("perm", 0, 1, 3, 2));
        String mixed = frame.node("MatMul", role(x, 2, frame), across);
        Shape out = frame.node().out();
        return frame.node("Reshape", mixed, frame.integers(0, out.channels(), out.height(), out.width()));
    }

    private String role(String x, int role, OnnxFrame frame) {
        Shape out = frame.node().out();
        long channels = out.channels();
        List<String> slice =
                List.of(x, frame.integers(role * channels), frame.integers((role + 1) * channels), frame.integers(1));
        String part = frame.node("Slice", slice);
        long tokens = (long) out.height() * out.width();
        return frame.node("Reshape", part, frame.integers(0, heads, channels / heads, tokens));
    }
}
