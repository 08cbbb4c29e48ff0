package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.base.Nearest;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@code split.csv}: which sample is in which part. Columns name, label, part, group (empty where it has none). */
final class SplitCsv {
    private static final List<String> HEADER = List.of("name", "label", "part", "group");
    private static final String FILE = "split.csv";

    private SplitCsv() {}

    static String write(Split split) {
        StringBuilder out = new StringBuilder(Csv.line(HEADER));
        for (Part part : List.of(split.train(), split.validation(), split.test())) {
            for (Sample sample : part.data().samples()) {
                String label = part.data().labels().text(sample.labels());
                String group = Objects.requireNonNullElse(sample.group(), "");
                out.append(Csv.line(List.of(sample.name(), label, part.role().word(), group)));
            }
        }
        return out.toString();
    }

    static Split read(Dataset data, String text) {
        List<List<String>> rows = Csv.read(text, FILE);
        Check.world(
                !rows.isEmpty() && rows.get(0).equals(HEADER),
                "columns of %s must be %s, but were %s",
                FILE,
                HEADER,
                rows.isEmpty() ? "missing" : rows.get(0));
        Map<String, Sample> left = new LinkedHashMap<>();
        data.samples().forEach(sample -> left.put(sample.name(), sample));
        Map<Role, List<Sample>> parts = new EnumMap<>(Role.class);
        Arrays.stream(Role.values()).forEach(role -> parts.put(role, new ArrayList<>()));
        List<String> wrong = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Check.world(row.size() == 4, "rows of %s must have 4 fields, but one has %s", FILE, row);
            Sample sample = left.remove(row.get(0));
            if (sample == null || !data.labels().text(sample.labels()).equals(row.get(1))) {
                wrong.add(row.get(0));
            } else {
                Objects.requireNonNull(parts.get(role(row.get(2))))
                        .add(sample.withGroup(row.get(3).isEmpty() ? null : row.get(3)));
            }
        }
        checkNone(wrong, "samples of " + FILE + " must be in \"" + data.name() + "\" once and with the same label");
        checkNone(left.keySet(), "samples of \"" + data.name() + "\" must be in " + FILE);
        return new Split(
                part(data, parts, Role.TRAIN), part(data, parts, Role.VALIDATION), part(data, parts, Role.TEST));
    }

    private static Role role(String word) {
        List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
        Check.world(
                words.contains(word),
                "parts in %s must be known, but one was \"%s\". %s",
                FILE,
                word,
                Nearest.hint(word, words));
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static void checkNone(Collection<String> names, String rule) {
        Check.world(
                names.isEmpty(),
                "%s, but %d were not: %s%s. Split again, or bring the pictures back.",
                rule,
                names.size(),
                String.join(", ", names.stream().limit(10).toList()),
                names.size() > 10 ? ", ..." : "");
    }

    private static Part part(Dataset data, Map<Role, List<Sample>> parts, Role role) {
        return new Part(data.withSamples(parts.getOrDefault(role, List.of())), role);
    }
}
