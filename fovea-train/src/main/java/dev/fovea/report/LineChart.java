package dev.fovea.report;

import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lines over epochs, as an ECharts option. */
final class LineChart {
    /** With more epochs than this, a dot at each would hide the line. */
    private static final int DOTS = 40;

    /** From here on the axis of a share would go beyond 100 %. */
    private static final double NEARLY_ALL = 95;

    private static final List<Double> STEPS = List.of(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
    private static final int MOST_STEPS = 6;

    private final int first;
    private final int last;
    private final String unit;
    private final String epoch;
    private final List<Map<String, Object>> series = new ArrayList<>();
    private final List<Map<String, String>> legend = new ArrayList<>();
    private double highest;
    private double lowest = 100;

    /**
     * @param first epoch
     * @param last epoch
     * @param unit behind the numbers: percent, or none
     * @param epoch the word below the axis
     */
    LineChart(int first, int last, String unit, String epoch) {
        this.first = first;
        this.last = last;
        this.unit = unit;
        this.epoch = epoch;
    }

    /** A line through a value for each epoch. */
    void line(String name, List<Double> values, String colour, boolean dashed) {
        companion(name, values, colour, dashed);
        legend.add(Map.of("name", name));
    }

    /** A line that the legend leaves out, because another one of its colour is there. */
    void companion(String name, List<Double> values, String colour, boolean dashed) {
        Map<String, Object> line = ChartStyle.line(name, values, colour, dashed);
        line.put("showSymbol", last - first < DOTS);
        series.add(line);
        highest = values.stream().reduce(highest, Math::max);
        lowest = values.stream().reduce(lowest, Math::min);
    }

    /** The area between two lines; it is drawn first, below them. */
    void band(String name, List<Double> one, List<Double> other) {
        List<Double> low = new ArrayList<>();
        List<Double> width = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            low.add(Math.min(one.get(i), other.get(i)));
            width.add(Math.round(Math.abs(one.get(i) - other.get(i)) * 1e4) / 1e4);
        }
        Map<String, Object> base = area("", low);
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
    void mark(int at, String words) {
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("silent", true);
        mark.put("symbol", "none");
        mark.put("lineStyle", Map.of("color", "var(--ink)", "type", "dotted", "width", 1.5));
        mark.put("label", Map.of("formatter", words, "color", "var(--ink)", "fontSize", 13));
        mark.put("data", List.of(Map.of("xAxis", at - first)));
        series.get(series.size() - 1).put("markLine", mark);
    }

    /** A mark at a point of a line, on the last line added. */
    void point(int at, double value, String colour) {
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("silent", true);
        mark.put("symbol", "diamond");
        mark.put("symbolSize", 14);
        mark.put("label", Map.of("show", false));
        mark.put("itemStyle", Map.of("color", colour, "borderColor", "var(--card)", "borderWidth", 2));
        mark.put("data", List.of(Map.of("coord", List.of(at - first, value))));
        series.get(series.size() - 1).put("markPoint", mark);
    }

    /** The whole as JSON. */
    String option() {
        Map<String, Object> option = ChartStyle.option(legend, "axis");
        option.put("xAxis", across());
        Map<String, Object> up = ChartStyle.up(unit);
        up.put("scale", true);
        if (!unit.isEmpty() && highest >= NEARLY_ALL) {
            upTo100(up);
        }
        option.put("yAxis", up);
        option.put("series", series);
        return Json.LINE.write(option);
    }

    /** Few round steps that end at 100: left to itself the axis puts its last two numbers on each other. */
    private void upTo100(Map<String, Object> up) {
        double step = STEPS.stream()
                .filter(s -> Math.ceil((100 - lowest) / s) <= MOST_STEPS)
                .findFirst()
                .orElse(20.0);
        up.put("interval", step);
        up.put("min", 100 - step * Math.max(1, Math.ceil((100 - lowest) / step)));
        up.put("max", 100);
    }

    private Map<String, Object> across() {
        Map<String, Object> axis = ChartStyle.across("category", epoch);
        axis.put(
                "data",
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
        axis.put("boundaryGap", first == last);
        return axis;
    }
}
