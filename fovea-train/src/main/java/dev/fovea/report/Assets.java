package dev.fovea.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style and scripts that lie inside the page, so that it opens offline. */
final class Assets {
    private Assets() {}

    /** The style sheet. */
    static String style() {
        return text("/dev/fovea/report/report.css");
    }

    /** What draws the charts. */
    static String script() {
        return text("/dev/fovea/report/report.js");
    }

    /** ECharts' common build, which has lines, bars and points and draws SVG; its version is in its path. */
    static String charts() {
        return text("/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js");
    }

    private static String text(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " must be on the class path, but was not");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
