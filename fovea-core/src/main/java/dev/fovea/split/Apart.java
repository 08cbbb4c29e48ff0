package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That parts share no sample and no group: what a split is for. */
final class Apart {
    private Apart() {}

    /**
     * @param parts of different roles
     * @throws IllegalArgumentException if two parts share a sample or a group, with its name and both roles
     */
    static void check(List<Part> parts) {
        Map<String, Role> names = new HashMap<>();
        Map<String, Role> groups = new HashMap<>();
        for (Part part : parts) {
            for (Sample sample : part.data().samples()) {
                claim(names, sample.name(), part.role(), "sample");
                if (sample.group() != null) {
                    claim(groups, sample.group(), part.role(), "group");
                }
            }
        }
    }

    private static void claim(Map<String, Role> owners, String what, Role role, String kind) {
        Role owner = owners.getOrDefault(what, role);
        owners.put(what, owner);
        Check.that(
                owner == role,
                "%s \"%s\" must be in one part, but is in %s and %s. Move its pictures together, or group otherwise.",
                kind,
                what,
                owner.word(),
                role.word());
    }
}
