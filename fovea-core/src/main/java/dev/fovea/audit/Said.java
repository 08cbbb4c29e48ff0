package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the audit says, as the key of a text and what stands in it, so that it can be said in any language that has the text.
 * The texts are in {@code said.en.properties} and so on; a text names its parts {@code {0}}, {@code {1}}. In JSON it is the
 * English text beside key and parts; names and numbers are the text alone.
 *
 * @param key of the text; empty where the text is the same in every language and is the only part
 * @param parts what stands in it
 */
public record Said(String key, List<Object> parts) {
    private static final String ALIKE = "";
    private static final Properties ENGLISH = texts("en");

    /** Copies the list. */
    public Said {
        parts = List.copyOf(parts);
    }

    /** What is the same in every language: a name, a number; may be empty. */
    public static Said alike(String text) {
        return new Said(ALIKE, List.of(text));
    }

    /** A text with its parts: whole numbers are written with thousands apart, all else but more of this kind as it is. */
    static Said of(String key, Object... parts) {
        return new Said("said." + key, Arrays.stream(parts).map(Said::part).toList());
    }

    /** The text of one, {@code key.one}, or of many, {@code key.many}; the number is the first part. */
    static Said counted(long n, String key, Object... more) {
        Object[] parts = new Object[more.length + 1];
        parts[0] = n;
        System.arraycopy(more, 0, parts, 1, more.length);
        return of(key + (n == 1 ? ".one" : ".many"), parts);
    }

    /** Several, one behind the other; the text of the key stands between two. */
    static Said joined(String key, List<?> several) {
        return of("between." + key, several.toArray());
    }

    private static Object part(Object part) {
        if (part instanceof Said said) {
            return said.key.equals(ALIKE) ? said.text() : said;
        }
        return part instanceof Integer || part instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) part).longValue())
                : part.toString();
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return text().isEmpty();
    }

    /** In English. */
    public String text() {
        return in(ENGLISH::getProperty);
    }

    /**
     * In another language.
     *
     * @param texts the text of a key, as {@link #texts(String)} has them
     */
    public String in(UnaryOperator<String> texts) {
        List<String> words = parts.stream()
                .map(part -> part instanceof Said said ? said.in(texts) : part.toString())
                .toList();
        if (key.equals(ALIKE)) {
            return words.get(0);
        }
        String text = texts.apply(key);
        return key.startsWith("said.between.") ? String.join(text, words) : filled(text, words);
    }

    /** A text with its parts put in; what a part holds is never read as text of ours. */
    public static String filled(String text, List<String> words) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            out.append(text, from, open).append(words.get(Integer.parseInt(text.substring(open + 1, close))));
            from = close + 1;
        }
        return out.append(text.substring(from)).toString();
    }

    /** All texts of a language, {@code en} or {@code zh}, by their keys. Each call reads them anew. */
    public static Properties texts(String language) {
        String path = "/dev/fovea/audit/said." + language + ".properties";
        Properties out = new Properties();
        try (InputStream in = Said.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " must be on the class path, but was not");
            }
            out.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As JSON. */
    @JsonValue
    Object json() {
        if (key.equals(ALIKE)) {
            return parts.get(0);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("text", text());
        out.put("key", key);
        out.put("parts", parts);
        return out;
    }

    /** From JSON; a key that is not known any more leaves the English text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Said of(JsonNode json) {
        String key = json.path("key").asText();
        if (!ENGLISH.containsKey(key)) {
            return alike(json.isTextual() ? json.asText() : json.path("text").asText());
        }
        return new Said(
                key,
                StreamSupport.stream(json.path("parts").spliterator(), false)
                        .map(part -> part.isTextual() ? (Object) part.asText() : of(part))
                        .collect(Collectors.toList()));
    }
}
