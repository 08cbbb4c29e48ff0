package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.data.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That parts share no sample and no group: what a split is for. */
final class Apart {
    private Apart() {}

    /** @throws IllegalArgumentException if two parts share a sample or a group, with its name and both parts */
    static void check(List<Part> parts) {
        Map<String, Part> names = new HashMap<>();
        Map<String, Part> groups = new HashMap<>();
        for (Part part : parts) {
            for (Sample sample : part.data().samples()) {
                claim(names, sample.name(), part, "sample");
                claim(groups, sample.group(), part, "group");
            }
        }
    }

    private static void claim(Map<String, Part> owners, @Nullable String what, Part part, String kind) {
        Part owner = what == null ? part : owners.putIfAbsent(what, part);
        Check.that(
                owner == null || owner == part,
                "%s \"%s\" must be in one part, but is in %s and %s. Move its pictures together, or group otherwise.",
                kind,
                what,
                owner == null ? "" : owner.role().word(),
                part.role().word());
    }
}
