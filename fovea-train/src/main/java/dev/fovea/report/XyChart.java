package dev.fovea.report;

import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves and points over two axes of shares from 0 to 100 percent, as an ECharts option. */
final class XyChart {
    /** A gap in a line. */
    static final List<String> GAP = List.of("-", "-");

    private final String across;
    private final String up;
    private final String unit;
    private final List<Map<String, Object>> series = new ArrayList<>();
    private final List<Map<String, String>> legend = new ArrayList<>();
    private double lowest;

    /**
     * @param across name of the axis across
     * @param up name of the axis up
     * @param unit behind all numbers
     */
    XyChart(String across, String up, String unit) {
        this.across = across;
        this.up = up;
        this.unit = unit;
    }

    /** The axis up begins at this number of percent instead of 0. */
    void from(double percent) {
        lowest = percent;
    }

    /** A curve through points in percent. */
    void curve(String name, List<List<Double>> points, String colour, boolean dashed) {
        Map<String, Object> line = ChartStyle.line(name, points, colour, dashed);
        line.put("showSymbol", false);
        series.add(line);
        legend.add(Map.of("name", name));
    }

    /** A curve with a dot at each point. */
    void dots(String name, List<List<Double>> points, String colour, boolean dashed) {
        series.add(ChartStyle.line(name, points, colour, dashed));
        legend.add(Map.of("name", name));
    }

    /** An upright stroke at each of these: across, lower end, upper end; without a place in the legend. */
    void strokes(List<List<Double>> ranges, String colour) {
        List<Object> ends = new ArrayList<>();
        for (List<Double> range : ranges) {
            ends.add(List.of(range.get(0), range.get(1)));
            ends.add(List.of(range.get(0), range.get(2)));
            ends.add(GAP);
        }
        Map<String, Object> line = silent(ends);
        line.put("lineStyle", Map.of("color", colour, "width", 2, "opacity", 0.6));
        series.add(line);
    }

    /** A thin line from corner to corner, or anywhere, that only helps the eye. */
    void guide(List<List<Double>> points) {
        Map<String, Object> line = silent(points);
        line.put("lineStyle", Map.of("color", "var(--muted)", "width", 1.5, "type", "dotted"));
        series.add(line);
    }

    static Map<String, Object> silent(Object data) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "line");
        line.put("data", data);
        line.put("symbol", "none");
        line.put("silent", true);
        line.put("tooltip", Map.of("show", false));
        line.put("emphasis", Map.of("disabled", true));
        return line;
    }

    /** The whole as JSON. */
    String option() {
        Map<String, Object> option = ChartStyle.option(legend.size() > 1 ? legend : List.of(), "item");
        Map<String, Object> x = ChartStyle.across("value", across);
        x.put("min", 0);
        x.put("max", 100);
        x.put("axisLabel", Map.of("color", "var(--muted)", "fontSize", 13, "formatter", "{value}" + unit));
        x.put("splitLine", Map.of("show", false));
        option.put(
                "grid",
                Map.of("left", 8, "right", 28, "top", legend.size() > 1 ? 72 : 40, "bottom", 28, "containLabel", true));
        Map<String, Object> y = ChartStyle.up(unit);
        y.put("min", lowest);
        y.put("max", 100);
        y.put("name", up);
        y.put("nameTextStyle", Map.of("color", "var(--muted)", "fontSize", 13, "align", "left"));
        option.put("xAxis", x);
        option.put("yAxis", y);
        option.put("series", series);
        return Json.LINE.write(option);
    }
}
