package dev.fovea.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.audit.FindingKind;
import dev.fovea.audit.Severity;
import dev.fovea.data.BadKind;
import dev.fovea.data.Task;
import dev.fovea.fit.Advice;
import dev.fovea.score.IntervalMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every language says the same: the same keys, with the same parts, and no page is without one. */
class LanguagesTest {
    private static final Pattern PART = Pattern.compile("\\{(\\d)}");

    private static Set<String> parts(String text) {
        Set<String> out = new TreeSet<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            out.add(part.group(1));
        }
        return out;
    }

    /** A page without its scripts, style and pictures. */
    private static String said(String html) {
        return html.replace(Assets.charts(), "")
                .replace(Assets.script(), "")
                .replace(Assets.style(), "")
                .replaceAll("base64,[^\"]*", "");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keysAndPartsAreThoseOfEnglish(Language language) {
        Properties english = Words.texts(Language.EN);
        Properties texts = Words.texts(language);
        assertThat(english.stringPropertyNames()).hasSizeGreaterThan(200);
        assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(texts.getProperty(key)).as(key).isNotBlank();
            if (!key.startsWith("count.") || key.endsWith(".many")) {
                assertThat(parts(texts.getProperty(key))).as(key).isEqualTo(parts(english.getProperty(key)));
            }
            assertThat(texts.getProperty(key).replaceAll("\\{\\d}", "")).as(key).doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatEnumsNameIsThere(Language language) {
        Words words = new Words(language);
        Stream.of(
                        Arrays.stream(IntervalMethod.values()).map(m -> "method." + m),
                        Arrays.stream(BadKind.values()).map(k -> "bad." + k),
                        Arrays.stream(Advice.Verdict.values()).map(v -> "advice." + v),
                        Arrays.stream(Severity.values()).map(s -> "severity." + s),
                        Arrays.stream(FindingKind.values()).map(k -> "finding." + k))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(words.knows(key)).as(key).isTrue());
    }

    /** The command line says it too. */
    @Test
    void adviceIsTheSameInEnglish() {
        for (int epochs : List.of(1, 3, 20, 60)) {
            for (boolean judged : List.of(true, false)) {
                Learning learning = Learning.of(Stories.history(epochs, judged));
                Facts facts = Stories.single(Stories.data(Stories.labels(3), 60, List.of()), 0.9, learning.history());
                assertThat(WhatNext.of(facts, null, new Words(Language.EN)).get(0))
                        .isEqualTo(Advice.of(learning.history(), new Task.SingleLabel())
                                .text());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wholePagesComeOut(Language language) {
        for (Facts facts : List.of(Stories.folds(), Stories.nasty(), Stories.sets(), Stories.ordinal())) {
            assertThat(said(Report.html(facts, language)))
                    .contains("<html lang=\"" + (language == Language.EN ? "en" : "zh-Hans") + "\">")
                    .doesNotContain("NaN");
        }
    }

    @Test
    void chineseIsChinese() {
        String page = said(Report.html(Stories.folds(), Language.ZH));
        String main = page.substring(page.indexOf("<section id=\"summary\""), page.indexOf("<section id=\"recipe\""));
        assertThat(main).contains("准确率", "混淆矩阵", "第 3 折").doesNotContain("picture taken", " of the ", "Accuracy");
    }

    @Test
    void partsAreNeverReadAsTexts() {
        assertThat(new Words(Language.EN).say("of", "{1}", "{0}$1\\")).isEqualTo("{1} of {0}$1\\");
    }

    @Test
    void aLanguageThatIsNotThereIsRefused() {
        assertThat(Language.of("zh")).isEqualTo(Language.ZH);
        assertThatThrownBy(() -> Language.of("de"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language must be known, but was \"de\"");
    }
}
