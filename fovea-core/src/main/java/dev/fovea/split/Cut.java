package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which samples the layout has placed, and what is still to be cut from the others. */
final class Cut {
    private static final List<Role> PARTS = List.of(Role.TRAIN, Role.VALIDATION, Role.TEST);

    private final Dataset data;
    /** Of each of {@link #PARTS} in what is to be cut; 0 where the layout gives the part. */
    private final double[] shares;

    private final List<Integer> open = new ArrayList<>();
    private final Map<Role, List<Integer>> placed = new EnumMap<>(Role.class);

    Cut(Dataset data, Shares asked) {
        this.data = data;
        this.shares = new double[] {
            asked.train(),
            data.gives(Role.VALIDATION) ? 0 : asked.validation(),
            data.gives(Role.TEST) ? 0 : asked.test()
        };
        for (Role role : PARTS) {
            placed.put(role, new ArrayList<>());
        }
        for (int i = 0; i < data.size(); i++) {
            Role given = data.samples().get(i).given();
            (given == null || given == Role.TRAIN ? open : at(given)).add(i);
        }
    }

    Split split(Seed seed) {
        Check.that(
                !open.isEmpty(),
                "training samples must be at least 1, but \"%s\" has 0 of %d. Put some where the layout says train.",
                data.name(),
                data.size());
        Dataset rest = data.subset(open);
        Apart.check(List.of(new Part(rest, Role.TRAIN), given(Role.VALIDATION), given(Role.TEST)));
        int[] dealt = Deal.bins(rest, shares, seed);
        for (int i = 0; i < dealt.length; i++) {
            at(PARTS.get(dealt[i])).add(open.get(i));
        }
        return new Split(part(Role.TRAIN), part(Role.VALIDATION), part(Role.TEST));
    }

    private Part given(Role role) {
        return new Part(data.given(role), role);
    }

    private Part part(Role role) {
        List<Integer> positions = at(role);
        Check.that(
                shares[PARTS.indexOf(role)] == 0 || !positions.isEmpty(),
                "%s part must have at least 1 sample, but has 0 of the %d in \"%s\". Add pictures (or groups), or ask for"
                        + " fewer parts.",
                role.word(),
                data.size(),
                data.name());
        return new Part(data.subset(positions), role);
    }

    private List<Integer> at(Role role) {
        return placed.computeIfAbsent(role, r -> new ArrayList<>());
    }
}
