package dev.fovea.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * A run as one HTML page that opens offline, on a screen of any width, light or dark, on paper and with a screen reader:
 * summary in plain words, training curves, folds, what is taken for what with its pictures, how classes are told apart,
 * worst mistakes as pictures, bad files, settings and where the run comes from.
 */
public final class Report {
    private Report() {}

    /** The page in English. */
    public static String html(Facts facts) {
        return html(facts, Language.EN);
    }

    /**
     * The page. It depends on its arguments alone. Cost: reading some 150 pictures; below 5 MB, of which 0.65 are the chart
     * library.
     *
     * @param facts what it says; names and labels may hold anything and are shown as text
     * @param language of its words; reasons of bad files and names of settings are English
     */
    @SuppressWarnings("NullAway") // to jte no interceptor is null
    public static String html(Facts facts, Language language) {
        StringOutput out = new StringOutput();
        JtereportGenerated.render(new OwaspHtmlTemplateOutput(out), null, new Page(facts, new Words(language)));
        return out.toString();
    }
}
