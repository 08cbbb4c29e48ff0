package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong with a data set. */
public enum FindingKind {
    /** Pictures of what is tested on lie in what is trained on. */
    LEAK("copies across given parts"),
    /** One picture under two labels. */
    TWO_LABELS("one picture under two labels"),
    /** Something beside what the picture shows tells the label. */
    SHORTCUT("a shortcut to the label"),
    /** A class that comes from one group alone. */
    ONE_GROUP("a class from one group alone"),
    /** File names look as if pictures came in groups that nobody has named. */
    NAMED_GROUPS("groups in file names"),
    /** Files that are no pictures, or not to be read. */
    UNREADABLE("unreadable files"),
    /** The same file, or the same pixels, more than once. */
    EXACT_COPIES("exact copies"),
    /** The same picture, changed a little. */
    NEAR_COPIES("near copies"),
    /** Groups that each hold one class alone. */
    PURE_GROUPS("groups of one class each"),
    /** Classes of very different sizes. */
    IMBALANCE("classes of different sizes"),
    /** Classes with hardly any pictures. */
    TOO_FEW("classes with few pictures"),
    /** Pictures in which nothing is to be seen. */
    BLANK("blank pictures"),
    /** Pictures without any bright part. */
    DARK("dark pictures"),
    /** Pictures much less sharp than the others. */
    BLURRED("blurred pictures"),
    /** Pictures much smaller than the others. */
    TINY("tiny pictures"),
    /** Pictures of another shape than the others. */
    ODD_SHAPE("odd shapes"),
    /** Files whose names promise another format. */
    WRONGLY_NAMED("wrongly named files"),
    /** Samples whose label the trained classifier doubts. */
    LABEL_ERROR("suspected label errors");

    private final String words;

    FindingKind(String words) {
        this.words = words;
    }

    /** As written in files: {@code two-labels}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a person says it: {@code one picture under two labels}. */
    public String words() {
        return words;
    }
}
