package dev.fovea.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the audit says is said in every language, survives a file, and takes names as names. */
class SaidTest {
    private static final Properties CHINESE = Said.texts("zh");

    private static String chinese(Said said) {
        return said.in(CHINESE::getProperty);
    }

    @Test
    void numbersAndNamesStandWhereEachLanguageWantsThem() {
        Said few = Said.counted(2, "few", 7, 50, Said.joined("list", List.of("ash 3", "beech 4")));
        assertThat(few.text()).startsWith("2 of 7 classes have fewer than 50 pictures: ash 3, beech 4. ");
        assertThat(chinese(few)).startsWith("7 个类别中有 2 个不足 50 张图片：ash 3、beech 4。");
        assertThat(Said.counted(1, "blank", Said.alike("")).text())
                .isEqualTo("1 picture shows nothing: one colour from edge to edge.");
        assertThat(Said.counted(1_234, "blank", Said.of("looked", 4_000)).text())
                .startsWith("1,234 pictures show nothing")
                .endsWith(" (of 4,000 that were looked at).");
    }

    @Test
    void aNameIsNeverReadAsAText() {
        Said said = Said.of("doubted.caption", "{1}", "said.copy.near");
        assertThat(said.text()).isEqualTo("labelled {1}, rather said.copy.near");
    }

    @Test
    void comesBackFromAFile() {
        Said said = Said.of("shortcut.note", Said.of("pure.few", 3, 2));
        String json = Json.LINE.write(said);
        assertThat(json).contains("\"text\":\"Each of the 3 groups");
        assertThat(Json.LINE.read(json, Said.class, "here")).isEqualTo(said);
        assertThat(Json.LINE.write(Said.alike("ash"))).isEqualTo("\"ash\"");
    }

    @Test
    void filesOfOtherVersionsKeepTheirEnglish() {
        assertThat(Json.LINE.read("\"3 pictures show nothing.\"", Said.class, "here"))
                .isEqualTo(Said.alike("3 pictures show nothing."));
        assertThat(Json.LINE.read("{\"text\":\"Later.\",\"key\":\"said.later\",\"parts\":[]}", Said.class, "here"))
                .isEqualTo(Said.alike("Later."));
    }

    @Test
    void everyKeyHasItsText() throws IOException {
        Pattern key = Pattern.compile("Said\\.(of|counted|joined)\\(\\s*(?:[\\w.()]+,\\s*)?\"([a-z.-]+)\"[,)]");
        Properties english = Said.texts("en");
        int seen = 0;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/fovea/audit"))) {
            for (Path file : files.toList()) {
                Matcher said = key.matcher(Files.readString(file));
                while (said.find()) {
                    seen++;
                    String name = switch (said.group(1)) {
                        case "of" -> said.group(2);
                        case "counted" -> said.group(2) + ".many";
                        default -> "between." + said.group(2);
                    };
                    assertThat(english).as(file.getFileName() + ": " + name).containsKey("said." + name);
                }
            }
        }
        assertThat(seen).isGreaterThan(40);
        for (Clue clue : Clue.values()) {
            assertThat(english).containsKeys("said.clue." + clue.word(), "said.clue." + clue.word() + ".repair");
        }
        for (FindingKind kind : List.of(
                FindingKind.BLANK, FindingKind.DARK, FindingKind.BLURRED, FindingKind.TINY, FindingKind.ODD_SHAPE)) {
            assertThat(english)
                    .containsKeys(
                            "said." + kind.word() + ".one",
                            "said." + kind.word() + ".many",
                            "said." + kind.word() + ".repair");
        }
        assertThat(CopyKind.values())
                .allSatisfy(kind -> assertThat(kind.words()).startsWith("the same "));
    }
}
