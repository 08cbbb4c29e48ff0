package dev.fovea.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all charts have in common, as parts of an ECharts option. Colours are variables of the page's style, so that light,
 * dark and print need no script.
 */
final class ChartStyle {
    private ChartStyle() {}

    /** The whole option but for axes and series. */
    static Map<String, Object> option(List<Map<String, String>> legend, String trigger) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("animation", false);
        option.put("textStyle", Map.of("fontFamily", "inherit", "color", "var(--ink)"));
        option.put("grid", grid(legend.isEmpty() ? 24 : 64));
        if (!legend.isEmpty()) {
            option.put("legend", legend(legend));
        }
        option.put("tooltip", tooltip(trigger));
        return option;
    }

    private static Map<String, Object> grid(int top) {
        return Map.of("left", 8, "right", 24, "top", top, "bottom", 28, "containLabel", true);
    }

    private static Map<String, Object> legend(List<Map<String, String>> entries) {
        Map<String, Object> legend = new LinkedHashMap<>();
        legend.put("type", "scroll");
        legend.put("left", 0);
        legend.put("top", 0);
        legend.put("selectedMode", false);
        legend.put("itemWidth", 28);
        legend.put("data", entries);
        legend.put("pageIconColor", "var(--ink)");
        legend.put("pageTextStyle", Map.of("color", "var(--ink)"));
        legend.put("textStyle", Map.of("color", "var(--ink)", "fontSize", 13));
        return legend;
    }

    private static Map<String, Object> tooltip(String trigger) {
        Map<String, Object> tooltip = new LinkedHashMap<>();
        tooltip.put("trigger", trigger);
        tooltip.put("confine", true);
        tooltip.put("backgroundColor", "var(--card)");
        tooltip.put("borderColor", "var(--line)");
        tooltip.put("textStyle", Map.of("color", "var(--ink)", "fontSize", 13));
        tooltip.put("axisPointer", Map.of("lineStyle", Map.of("color", "var(--muted)")));
        return tooltip;
    }

    /** The axis across, with its name below it. */
    static Map<String, Object> across(String type, String name) {
        Map<String, Object> axis = axis(type, "");
        axis.put("name", name);
        axis.put("nameLocation", "middle");
        axis.put("nameGap", 28);
        axis.put("nameTextStyle", Map.of("color", "var(--muted)", "fontSize", 13));
        axis.put("axisLine", Map.of("lineStyle", Map.of("color", "var(--muted)")));
        return axis;
    }

    /** The axis up, of numbers with a unit behind them. */
    static Map<String, Object> up(String unit) {
        Map<String, Object> axis = axis("value", unit);
        axis.put("splitLine", Map.of("lineStyle", Map.of("color", "var(--line)")));
        return axis;
    }

    private static Map<String, Object> axis(String type, String unit) {
        Map<String, Object> label = new LinkedHashMap<>(Map.of("color", "var(--muted)", "fontSize", 13));
        if (!unit.isEmpty()) {
            label.put("formatter", "{value}" + unit);
        }
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", type);
        axis.put("axisLabel", label);
        return axis;
    }

    /** A line of a colour; the dash tells lines apart as much as the colour does. */
    static Map<String, Object> line(String name, Object data, String colour, boolean dashed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "line");
        line.put("name", name);
        line.put("data", data);
        line.put("symbol", dashed ? "rect" : "circle");
        line.put("symbolSize", dashed ? 5 : 6);
        line.put("itemStyle", Map.of("color", colour));
        line.put("lineStyle", Map.of("color", colour, "width", 2, "type", dashed ? "dashed" : "solid"));
        line.put("emphasis", Map.of("disabled", true));
        return line;
    }

    /** The colour of the nth of several lines. */
    static String colour(int n) {
        return "var(--fold-" + n % 6 + ")";
    }
}
