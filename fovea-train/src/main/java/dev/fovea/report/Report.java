package dev.fovea.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * A run as one HTML page that opens offline, on a screen of any width, light or dark, on paper and with a screen reader:
 * summary in plain words, training curves, confusion matrix, classes, worst mistakes as pictures, bad files, settings and
 * where the run comes from.
 */
public final class Report {
    private Report() {}

    /**
     * The page. Cost: reading the pictures of at most 24 mistakes; below 2 MB, of which 0.65 are the chart library.
     *
     * @param facts what it says; names and labels may hold anything and are shown as text
     */
    @SuppressWarnings("NullAway") // to jte no interceptor is null
    public static String html(Facts facts) {
        StringOutput out = new StringOutput();
        JtereportGenerated.render(new OwaspHtmlTemplateOutput(out), null, new Page(facts));
        return out.toString();
    }
}
