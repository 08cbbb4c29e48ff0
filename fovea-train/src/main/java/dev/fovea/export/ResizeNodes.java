package dev.fovea.export;

import dev.fovea.export.PreprocessNodes.Sides;
import dev.fovea.model.Preprocess;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resize, then crop or pad, with every size computed from the picture in whole numbers, as {@link Preprocess} says.
 *
 * <p>Three settings make ONNX's {@code Resize} the filter that Fovea means: antialiasing; both axes apart, rounded
 * between; and {@code exclude_outside}, without which the border's weights go to the outermost pixel instead of being
 * shared among those inside (up to 36 of 255 off along the border of a photograph). All four sizes are given, never
 * {@code axes}: ONNX Runtime's transpose optimizer gets those wrong.
 */
final class ResizeNodes {
    /**
     * Added before rounding down. A little more than a half: where the exact sum lies half-way, which simple ratios such as
     * 72 to 64 make common, floats come out just below it, and Pillow's whole numbers go up.
     */
    private static final float HALF = 0.5f + 1 / 8192f;

    private final OnnxGraph graph;
    private final Preprocess preprocess;
    private final String count;
    private final String channels;
    private final String half;

    /** @param shape name of the picture's shape, INT64 [4] */
    ResizeNodes(OnnxGraph graph, Preprocess preprocess, String shape) {
        this.graph = graph;
        this.preprocess = preprocess;
        this.count = graph.node("Gather", List.of(shape, graph.row(0)));
        this.channels = graph.node("Gather", List.of(shape, graph.row(3)));
        this.half = graph.scalar(HALF);
    }

    /**
     * @param pixels UINT8 [n, height, width, c]
     * @return UINT8 [n, size, size, c]
     */
    String add(String pixels, Sides from) {
        Sides to = target(from);
        String real = graph.node("Cast", List.of(pixels), OnnxAttribute.of("to", OnnxType.FLOAT.code()));
        String wide = rounded(resize(real, from.height(), to.width()));
        String both = rounded(resize(wide, to.height(), to.width()));
        String bytes = graph.node("Cast", List.of(both), OnnxAttribute.of("to", OnnxType.UINT8.code()));
        return switch (preprocess.fit()) {
            case CROP -> crop(bytes, to);
            case PAD -> pad(bytes, to);
            case STRETCH -> bytes;
        };
    }

    private Sides target(Sides from) {
        return switch (preprocess.fit()) {
            case CROP -> {
                String shortSide = graph.node("Min", List.of(from.height(), from.width()));
                yield new Sides(cropped(from.height(), shortSide), cropped(from.width(), shortSide));
            }
            case PAD -> {
                String longSide = graph.node("Max", List.of(from.height(), from.width()));
                yield new Sides(padded(from.height(), longSide), padded(from.width(), longSide));
            }
            case STRETCH -> new Sides(graph.row(preprocess.size()), graph.row(preprocess.size()));
        };
    }

    /** resize * side / short. */
    private String cropped(String side, String shortSide) {
        return whole("Div", whole("Mul", side, graph.row(preprocess.resize())), shortSide);
    }

    /** max(1, (2 * size * side + long) / (2 * long)). */
    private String padded(String side, String longSide) {
        String twice = whole("Mul", side, graph.row(2L * preprocess.size()));
        String rounded = whole("Div", whole("Add", twice, longSide), whole("Mul", longSide, graph.row(2)));
        return whole("Max", rounded, graph.row(1));
    }

    private String resize(String real, String height, String width) {
        String sizes = graph.node("Concat", List.of(count, height, width, channels), OnnxAttribute.of("axis", 0));
        return graph.node(
                "Resize",
                List.of(real, "", "", sizes),
                OnnxAttribute.of("mode", "linear"),
                OnnxAttribute.of("antialias", 1),
                OnnxAttribute.of("exclude_outside", 1),
                OnnxAttribute.of("coordinate_transformation_mode", "half_pixel"));
    }

    /** Half up, as Pillow rounds; the weights are not negative and sum to 1, so nothing leaves 0..255. */
    private String rounded(String real) {
        return graph.node("Floor", List.of(graph.node("Add", List.of(real, half))));
    }

    /** From half of the margin, see {@link Preprocess}. */
    private String crop(String bytes, Sides to) {
        String size = graph.row(preprocess.size());
        List<String> starts = Stream.of(to.height(), to.width())
                .map(side -> half(whole("Sub", side, size)))
                .toList();
        String start = graph.node("Concat", starts, OnnxAttribute.of("axis", 0));
        String end = whole("Add", start, size);
        return graph.node("Slice", List.of(bytes, start, end, graph.row(1, 2)));
    }

    /** (m + m / 2 % 2) / 2. */
    private String half(String margin) {
        String odd = whole("Mod", whole("Div", margin, graph.row(2)), graph.row(2));
        return whole("Div", whole("Add", margin, odd), graph.row(2));
    }

    /** From (size - side) / 2. */
    private String pad(String bytes, Sides to) {
        String size = graph.row(preprocess.size());
        String down = whole("Sub", size, to.height());
        String right = whole("Sub", size, to.width());
        String top = whole("Div", down, graph.row(2));
        String left = whole("Div", right, graph.row(2));
        String none = graph.row(0);
        String pads = graph.node(
                "Concat",
                List.of(none, top, left, none, none, whole("Sub", down, top), whole("Sub", right, left), none),
                OnnxAttribute.of("axis", 0));
        return graph.node("Pad", List.of(bytes, pads));
    }

    private String whole(String op, String a, String b) {
        return graph.node(op, List.of(a, b));
    }
}
