package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.data.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which flips leave a label true. A mirrored 2 is no 2, and a mirrored arrow to the left points to the right.
 *
 * @param axes what may be flipped
 * @param reason one sentence for the user
 */
public record Flips(Axes axes, String reason) {
    /** What may be flipped. */
    public enum Axes {
        /** Nothing. */
        @JsonProperty("none")
        NONE,
        /** Left and right: photographs. */
        @JsonProperty("horizontal")
        HORIZONTAL,
        /** Left and right, top and bottom: seen through a microscope or from above. */
        @JsonProperty("both")
        BOTH
    }

    /** What a label may say that a flip makes false. */
    private record Meaning(Predicate<String> saidBy, String words) {}

    private static final Set<String> NUMBERS = words("zero one two three four five six seven eight nine ten");
    private static final Set<String> WRITING =
            words("digit digits letter letters character characters numeral numerals "
                    + "alphabet glyph sign signs text logo logos");
    private static final Set<String> SIDES = words("left right up down upward upwards downward downwards leftward "
            + "leftwards rightward rightwards arrow arrows clockwise counterclockwise anticlockwise");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\p{N}+");
    private static final Pattern CODE_POINT = Pattern.compile("(u\\+?|0x)[0-9a-f]{4,6}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(label -> NUMBER.matcher(label).matches() || NUMBERS.contains(lower(label)), "a number"),
            new Meaning(Flips::isCharacter, "a character"),
            new Meaning(label -> hasWord(label, WRITING), "something written or a sign"),
            new Meaning(label -> hasWord(label, SIDES), "a side or a direction"));

    /** A choice of the user's. */
    public static Flips chosen(Axes axes) {
        return new Flips(axes, "Flips are as chosen: " + lower(axes.name()) + ".");
    }

    /**
     * Judges from the labels alone: none where one of them is a number, a single character or a code point, or says a
     * side, a direction or something written; otherwise left and right. No label can say that top and bottom may be
     * swapped: that is the user's to choose.
     */
    public static Flips of(Labels labels) {
        for (Meaning meaning : MEANINGS) {
            Optional<String> label =
                    labels.names().stream().filter(meaning.saidBy()).findFirst();
            if (label.isPresent()) {
                return new Flips(
                        Axes.NONE,
                        "Flips are off: label \"" + label.get() + "\" is " + meaning.words()
                                + ", which a flip makes another one. If it is only a name, choose flips horizontal.");
            }
        }
        return new Flips(
                Axes.HORIZONTAL,
                "Flips left to right are on: no label is a number, a character, a sign or a direction.");
    }

    private static boolean isCharacter(String label) {
        return label.codePointCount(0, label.length()) == 1
                || CODE_POINT.matcher(lower(label)).matches();
    }

    private static boolean hasWord(String label, Set<String> words) {
        return BETWEEN_WORDS.splitAsStream(label).map(Flips::lower).anyMatch(words::contains);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
