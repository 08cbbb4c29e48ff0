package dev.fovea.run;

import dev.fovea.fit.RateCurve;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loss over the rate as a picture (SVG), rates by their logarithm, with the suggested one marked. */
final class RatePlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;

    private final RateCurve curve;
    private final double low;
    private final double high;
    private final double bottom;
    private final double top;

    private RatePlot(RateCurve curve) {
        this.curve = curve;
        List<RateCurve.Point> points = curve.points();
        this.low = Math.log10(points.get(0).rate());
        this.high = Math.max(low + 0.1, Math.log10(points.get(points.size() - 1).rate()));
        double smallest = indices().mapToDouble(curve::smoothed).min().orElseThrow();
        // what has run away would leave no room for the rest
        this.top = 1.2 * curve.smoothed(0) + 1e-9;
        this.bottom = Math.min(0.9 * smallest, 0.9 * top);
    }

    static String of(RateCurve curve) {
        return new RatePlot(curve).svg();
    }

    private IntStream indices() {
        return IntStream.range(0, curve.points().size());
    }

    private double x(double rate) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(rate) - low) / (high - low);
    }

    private double y(double loss) {
        double way = Math.min(1, Math.max(0, (loss - bottom) / (top - bottom)));
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * way;
    }

    private String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                                + " font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\""
                                + " fill=\"#fff\"/>%n<text x=\"%d\" y=\"20\" font-size=\"14\">Loss while the learning rate"
                                + " rises</text>%n",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        LEFT)
                + rates()
                + losses()
                + line("#bbb", 1, i -> curve.points().get(i).loss())
                + line("#06c", 2, curve::smoothed)
                + mark()
                + "</svg>\n";
    }

    private String rates() {
        return IntStream.rangeClosed((int) Math.ceil(low - 1e-9), (int) Math.floor(high + 1e-9))
                .mapToObj(power -> String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %dV%d\" stroke=\"#eee\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                        x(Math.pow(10, power)),
                        TOP,
                        HEIGHT - BOTTOM,
                        x(Math.pow(10, power)),
                        HEIGHT - BOTTOM + 18,
                        "1e" + power))
                .collect(Collectors.joining());
    }

    private String losses() {
        return IntStream.rangeClosed(0, 4)
                .mapToDouble(i -> bottom + (top - bottom) * i / 4)
                .mapToObj(loss -> String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %.1fH%d\" stroke=\"#eee\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>%n",
                        LEFT,
                        y(loss),
                        WIDTH - RIGHT,
                        LEFT - 6,
                        y(loss) + 4,
                        loss))
                .collect(Collectors.joining());
    }

    private String line(String colour, int width, IntToDoubleFunction loss) {
        String places = indices()
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(curve.points().get(i).rate()), y(loss.applyAsDouble(i))))
                .collect(Collectors.joining(" "));
        return String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                places,
                colour,
                width);
    }

    private String mark() {
        if (curve.suggested().isEmpty()) {
            return "";
        }
        double rate = curve.suggested().getAsDouble();
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %dV%d\" stroke=\"#c30\" stroke-dasharray=\"4 3\"/><text x=\"%.1f\" y=\"%d\" fill=\"#c30\""
                        + " text-anchor=\"middle\">suggested: %.2g</text>%n",
                x(rate),
                TOP,
                HEIGHT - BOTTOM,
                x(rate),
                HEIGHT - 12,
                rate);
    }
}
