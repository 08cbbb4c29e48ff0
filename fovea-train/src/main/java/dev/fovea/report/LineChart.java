package dev.fovea.report;

import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lines over epochs, as an ECharts option. Colours are variables of the page's style, so that light, dark and print need
 * no script. What tells lines apart is the dash as much as the colour.
 */
final class LineChart {
    /** With more epochs than this, a dot at each would hide the line. */
    private static final int DOTS = 40;

    static final String PERCENT = " %";

    /** From here on the axis of a share would go beyond 100 %. */
    private static final double NEARLY_ALL = 95;

    private final int first;
    private final int last;
    private final String unit;
    private final List<Map<String, Object>> series = new ArrayList<>();
    private final List<Map<String, String>> legend = new ArrayList<>();
    private double highest;

    /**
     * @param first epoch
     * @param last epoch
     * @param unit behind the numbers
     */
    LineChart(int first, int last, String unit) {
        this.first = first;
        this.last = last;
        this.unit = unit;
    }

    /** A line through a value for each epoch. */
    void line(String name, List<Double> values, String colour, boolean dashed) {
        companion(name, values, colour, dashed);
        legend.add(Map.of("name", name));
    }

    /** A line that the legend leaves out, because another one of its colour is there. */
    void companion(String name, List<Double> values, String colour, boolean dashed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "line");
        line.put("name", name);
        line.put("data", values);
        line.put("symbol", dashed ? "rect" : "circle");
        line.put("symbolSize", dashed ? 5 : 6);
        line.put("showSymbol", last - first < DOTS);
        line.put("itemStyle", Map.of("color", colour));
        line.put("lineStyle", Map.of("color", colour, "width", 2, "type", dashed ? "dashed" : "solid"));
        line.put("emphasis", Map.of("disabled", true));
        series.add(line);
        highest = values.stream().reduce(highest, Math::max);
    }

    /** The area between two lines; it is drawn first, below them. */
    void band(String name, List<Double> one, List<Double> other) {
        List<Double> low = new ArrayList<>();
        List<Double> width = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            low.add(Math.min(one.get(i), other.get(i)));
            width.add(Math.round(Math.abs(one.get(i) - other.get(i)) * 1e4) / 1e4);
        }
        Map<String, Object> base = area("below " + name, low);
        base.put("tooltip", Map.of("show", false));
        series.add(base);
        Map<String, Object> band = area(name, width);
        band.put("areaStyle", Map.of("color", "var(--gap)", "opacity", 1));
        band.put("itemStyle", Map.of("color", "var(--gap)"));
        series.add(band);
        legend.add(Map.of("name", name, "icon", "rect"));
    }

    private static Map<String, Object> area(String name, List<Double> values) {
        Map<String, Object> area = new LinkedHashMap<>();
        area.put("type", "line");
        area.put("name", name);
        area.put("data", values);
        area.put("stack", "band");
        area.put("symbol", "none");
        area.put("silent", true);
        area.put("lineStyle", Map.of("width", 0));
        area.put("emphasis", Map.of("disabled", true));
        return area;
    }

    /** An upright line at an epoch, on the last line added. */
    void mark(int epoch, String words) {
        last().put(
                        "markLine",
                        Map.of(
                                "silent",
                                true,
                                "symbol",
                                "none",
                                "lineStyle",
                                Map.of("color", "var(--ink)", "type", "dotted", "width", 1.5),
                                "label",
                                Map.of("formatter", words, "color", "var(--ink)", "fontSize", 13),
                                "data",
                                List.of(Map.of("xAxis", epoch - first))));
    }

    /** A mark at a point of a line, on the last line added. */
    void point(int epoch, double value, String colour) {
        last().put(
                        "markPoint",
                        Map.of(
                                "silent",
                                true,
                                "symbol",
                                "diamond",
                                "symbolSize",
                                14,
                                "label",
                                Map.of("show", false),
                                "itemStyle",
                                Map.of("color", colour, "borderColor", "var(--card)", "borderWidth", 2),
                                "data",
                                List.of(Map.of("coord", List.of(epoch - first, value)))));
    }

    private Map<String, Object> last() {
        return series.get(series.size() - 1);
    }

    /** The whole as JSON. */
    String option() {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("animation", false);
        option.put("textStyle", Map.of("fontFamily", "inherit", "color", "var(--ink)"));
        option.put("grid", Map.of("left", 4, "right", 24, "top", 64, "bottom", 28, "containLabel", true));
        option.put("legend", legend());
        option.put("tooltip", tooltip());
        option.put("xAxis", across());
        option.put("yAxis", up());
        option.put("series", series);
        return Json.LINE.write(option);
    }

    private Map<String, Object> legend() {
        return Map.of(
                "type",
                "scroll",
                "left",
                0,
                "top",
                0,
                "selectedMode",
                false,
                "itemWidth",
                28,
                "data",
                legend,
                "pageIconColor",
                "var(--ink)",
                "pageTextStyle",
                Map.of("color", "var(--ink)"),
                "textStyle",
                Map.of("color", "var(--ink)", "fontSize", 13));
    }

    private static Map<String, Object> tooltip() {
        return Map.of(
                "trigger",
                "axis",
                "confine",
                true,
                "backgroundColor",
                "var(--card)",
                "borderColor",
                "var(--line)",
                "textStyle",
                Map.of("color", "var(--ink)", "fontSize", 13),
                "axisPointer",
                Map.of("lineStyle", Map.of("color", "var(--muted)")));
    }

    private Map<String, Object> across() {
        List<String> numbers =
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
        Map<String, Object> axis = axis("category");
        axis.put("data", numbers);
        axis.put("boundaryGap", first == last);
        axis.put("name", "epoch");
        axis.put("nameLocation", "middle");
        axis.put("nameGap", 28);
        axis.put("nameTextStyle", Map.of("color", "var(--muted)", "fontSize", 13));
        axis.put("axisLine", Map.of("lineStyle", Map.of("color", "var(--muted)")));
        return axis;
    }

    private Map<String, Object> up() {
        Map<String, Object> axis = axis("value");
        axis.put("scale", true);
        if (unit.equals(PERCENT) && highest >= NEARLY_ALL) {
            axis.put("max", 100);
        }
        axis.put("splitLine", Map.of("lineStyle", Map.of("color", "var(--line)")));
        return axis;
    }

    private Map<String, Object> axis(String type) {
        Map<String, Object> label = new LinkedHashMap<>(Map.of("color", "var(--muted)", "fontSize", 13));
        if (type.equals("value") && !unit.isEmpty()) {
            label.put("formatter", "{value}" + unit);
        }
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", type);
        axis.put("axisLabel", label);
        return axis;
    }
}
