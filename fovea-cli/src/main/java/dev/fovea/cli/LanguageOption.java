package dev.fovea.cli;

import dev.fovea.report.Language;
import picocli.CommandLine.Option;

/** What the report is written in. */
final class LanguageOption {
    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Of the report: en or zh. Usual: en")
    private String language = Language.EN.word();

    /** @throws IllegalArgumentException if there is no such language */
    Language chosen() {
        return Language.of(language);
    }
}
