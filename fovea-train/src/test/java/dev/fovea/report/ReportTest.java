package dev.fovea.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.audit.Exhibit;
import dev.fovea.audit.Finding;
import dev.fovea.audit.FindingKind;
import dev.fovea.audit.Said;
import dev.fovea.audit.Severity;
import dev.fovea.base.Seed;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page says what happened, holds all that it shows, and takes any name as text. */
class ReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)\\b");
    private static final List<String> VOID = List.of("meta", "link", "img", "line", "br");

    /** The page without the chart library, which no story changes. */
    private static String page(Facts facts) {
        String html = Report.html(facts);
        assertThat(html).contains(Assets.charts());
        return html.replace(Assets.charts(), "").replace(Assets.script(), "");
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void saysHowGoodHowSureAndWhatToMend() {
        Dataset data = Stories.data(Stories.labels(5), 500, List.of(new BadFile("x/y.png", "truncated PNG")));
        String page = page(Stories.single(data, 0.8, Stories.history(20, true)));
        assertThat(page)
                .contains("<title>photos-1 – Fovea report</title>")
                .contains("of 500 test pictures named rightly")
                .contains("Of 500 pictures of the test part, which training never saw,")
                .contains("95 % interval, Wilson")
                .contains("would be right in 20.0 %")
                .contains("Four times as many held-out pictures would halve it")
                .contains("Over-fitting: ")
                .contains("The most frequent mistakes: ")
                .contains("Look at the 1 file that could not be used")
                .contains("x/y.png")
                .contains("truncated PNG")
                .contains("label-smoothing")
                .contains("fovea train 'my photos' --epochs 5")
                .contains("abababab")
                .contains("2.10.0")
                .contains("2 January 2026, 03:04 UTC")
                .contains("1 min 15 s");
    }

    @Test
    void theCurvesShowTheGapAndTheKeptEpoch() {
        Dataset data = Stories.data(Stories.labels(3), 60, List.of());
        String page = page(Stories.single(data, 0.9, Stories.history(20, true)));
        assertThat(count(page, "data-chart=")).isEqualTo(6);
        assertThat(page)
                .contains("&#34;name&#34;:&#34;gap&#34;")
                .contains("&#34;xAxis&#34;:9")
                .contains("At epoch 10, which was kept, the gap between them is")
                .contains("10 (kept)");
    }

    @Test
    void foldsAreToldApart() {
        String page = page(Stories.folds());
        assertThat(page)
                .contains("that were each held out once")
                .contains("Over 3 folds the accuracy is")
                .contains("The kept epoch of every fold")
                .contains("fold 3, training")
                .contains("In every fold alike; of fold 1: Under-fitting");
    }

    @Test
    void opensOffline() {
        for (Facts facts : List.of(Stories.folds(), Stories.nasty())) {
            String page = page(facts);
            assertThat(page)
                    .contains("default-src 'none'")
                    .doesNotContain("http://")
                    .doesNotContain("https://");
            Matcher source = Pattern.compile("\\b(src|href)=\"([^\"]*)\"").matcher(page);
            int seen = 0;
            while (source.find()) {
                seen++;
                assertThat(source.group(2))
                        .matches("(data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+|data:,|#[a-z0-9-]+)");
            }
            assertThat(seen).isGreaterThan(15);
        }
        assertThat(Assets.charts()).doesNotContain("</script").doesNotContain("<!--");
    }

    @Test
    void namesAndLabelsAreText() {
        String page = page(Stories.nasty());
        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("<svg onload")
                .doesNotContain("</style></td>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("猫和狗")
                .contains("קטן וגדול")
                .contains("${1+1} $unsafe{x} @if(true) {{7*7}}")
                .contains("450 files were passed over")
                .contains("The first 200; bad-files.csv has them all:");
        // a mark that turns the direction of writing ends with the label
        assertThat(count(page, "\u202E")).isGreaterThan(0);
        assertThat(Words.quoted("a\u202Eb")).isEqualTo("“\u2068a\u202Eb\u2069”");
        // the two scripts are the page's own, in which no name stands
        assertThat(count(page, "<script>")).isEqualTo(2);
        assertThat(count(page, "<script")).isEqualTo(2);
    }

    @Test
    void everyElementIsClosed() {
        String page =
                page(Stories.nasty()).replaceAll("(?s)<style>.*?</style>", "").replaceAll("<!DOCTYPE html>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            if (VOID.contains(tag.group(2))) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else {
                assertThat(tag.group(2)).isEqualTo(open.pop());
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aPictureThatHasGoneLeavesItsPlace() {
        String page = page(Stories.nasty());
        String mistakes =
                page.substring(page.indexOf("<section id=\"mistakes\""), page.indexOf("<section id=\"labels\""));
        assertThat(count(mistakes, "<li class=\"card\">")).isEqualTo(Mistake.SHOWN);
        assertThat(count(mistakes, "The picture cannot be read any more.")).isBetween(1, Mistake.SHOWN - 1);
        assertThat(count(mistakes, "src=\"data:image/") + count(mistakes, "The picture cannot be read any more."))
                .isEqualTo(Mistake.SHOWN);
        int shown = count(page, "src=\"data:image/") + count(page, "The picture cannot be read any more.");
        assertThat(shown).isLessThanOrEqualTo(2 * Mistake.SHOWN + Taken.MOST);
        assertThat(page).contains("alt=\"Picture ");
    }

    @Test
    void staysSmallWithManySamplesAndClasses() {
        Dataset many = Stories.data(Stories.labels(100), 10_000, List.of());
        String html = Report.html(Stories.single(many, 0.8, Stories.history(300, true)));
        // the bound is 5 MB; what is here is 0.65 of charts, and pictures
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2 << 20);
        assertThat(html).contains("There are too many classes for a matrix");
    }

    @Test
    void tellsOfASinglePictureAndOfAPerfectScore() {
        Dataset one = Stories.data(Stories.labels(2), 1, List.of());
        assertThat(page(Stories.single(one, 1, Stories.history(1, false))))
                .contains("The interval is 79.3 points wide")
                .contains("There was no validation part.")
                .contains("every held-out picture was named rightly")
                .contains("No picture was taken for another class.")
                .doesNotContain("NaN");
    }

    @Test
    void eachNumberOfTheMatrixLeadsToItsPictures() {
        Dataset data = Stories.data(Stories.labels(3), 150, List.of());
        Facts facts = Stories.single(data, 0.8, Stories.history(5, true));
        String page = page(facts);
        int wrong = 0;
        for (int t = 0; t < 3; t++) {
            for (int p = 0; p < 3; p++) {
                int count = facts.evaluation().confusion().get(t).get(p);
                String id = Confusion.id(t, p);
                assertThat(count(page, "id=\"" + id + "\"")).isEqualTo(count > 0 ? 1 : 0);
                assertThat(count(page, "href=\"#" + id + "\"")).isEqualTo(count == 0 ? 0 : t == p ? 1 : 2);
                wrong += t == p ? 0 : count;
            }
        }
        assertThat(wrong).isPositive();
        assertThat(page).contains("of “\u2068class 0\u2069” taken for “\u2068class 1\u2069”");
    }

    @Test
    void picturesStayFewWithManyClasses() {
        Dataset many = Stories.data(Stories.labels(24), 4_800, List.of());
        Facts facts = Stories.single(many, 0.3, Stories.history(5, true));
        List<Taken> taken = Taken.of(facts.heldOut(), new Gallery(facts.data()), new Words(Language.EN));
        assertThat(taken.stream().mapToInt(t -> t.pictures().size()).sum()).isBetween(Taken.MOST / 2, Taken.MOST);
        assertThat(taken.get(0).isWrong()).isTrue();
    }

    @Test
    void theAuditIsTextToo() {
        Finding finding = new Finding(
                FindingKind.TWO_LABELS,
                Severity.ERROR,
                Said.alike("One <b>picture</b> under \"two\" labels."),
                1,
                List.of(new Exhibit(List.of("class 0/picture 0.jpg", "gone.jpg"), Said.alike("<img src=x>"))),
                Said.alike("Look & <script>decide</script>."));
        String page = page(Stories.audited(
                Stories.single(Stories.data(Stories.labels(2), 40, List.of()), 0.9, Stories.history(3, true)),
                List.of(finding)));
        assertThat(page)
                .contains("One picture under two labels")
                .contains("One &lt;b&gt;picture&lt;/b&gt; under")
                .contains("Look &amp; &lt;script&gt;decide&lt;/script&gt;.")
                .contains("&lt;img src=x&gt;")
                .contains("gone.jpg")
                .contains("href=\"#data\"");
    }

    @Test
    void whatIsNotThereHasNoSection() {
        String single =
                page(Stories.single(Stories.data(Stories.labels(2), 40, List.of()), 0.9, Stories.history(3, true)));
        assertThat(single).doesNotContain("id=\"folds\"", "href=\"#folds\"", "id=\"data\"", "href=\"#data\"");
        String sets = page(Stories.sets());
        assertThat(sets)
                .doesNotContain("id=\"confusion\"", "href=\"#confusion\"", "id=\"labels\"", "id=\"trust\"")
                .contains("id=\"chart-roc\"", "Hamming loss");
        assertThat(page(Stories.ordinal())).contains("Quadratic kappa", "id=\"trust\"", "id=\"confusion\"");
        assertThat(page(Stories.folds())).contains("id=\"chart-folds\"", "Nadeau-Bengio corrected t");
    }

    @Test
    void everyChartHasWordsAndAFile() {
        String page = page(Stories.folds());
        int charts = count(page, "data-chart=");
        assertThat(charts).isEqualTo(7);
        assertThat(count(page, "data-save=")).isEqualTo(charts);
        assertThat(count(page, "role=\"img\" aria-label=\"")).isEqualTo(charts);
        assertThat(count(page, "<figcaption")).isEqualTo(charts);
    }

    @Test
    void oneClassAloneIsTold() {
        Dataset two = Stories.data(Stories.labels(2), 60, List.of());
        Dataset data = two.withSamples(
                two.samples().stream().filter(sample -> sample.label() == 0).toList());
        float[] sure = new float[2 * data.size()];
        for (int i = 0; i < sure.length; i += 2) {
            sure[i] = 1;
        }
        Predictions predictions = Predictions.of(data, sure);
        Facts other = Stories.single(Stories.data(Stories.labels(2), 30, List.of()), 1, Stories.history(2, true));
        Facts facts = new Facts(
                data,
                other.recipe(),
                other.learnings(),
                predictions,
                Evaluation.of(predictions, "test", Seed.of(1)),
                null,
                Insight.NONE,
                other.origin());
        assertThat(page(facts)).contains("100.0 %", "No picture was taken").doesNotContain("Infinity");
    }
}
