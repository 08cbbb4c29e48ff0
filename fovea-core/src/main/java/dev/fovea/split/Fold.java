package dev.fovea.split;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * One round of cross-validation: what is trained on, and what is held out to judge it.
 *
 * @param index 0..k-1
 * @param train all other folds' samples, role {@link Role#TRAIN}
 * @param heldOut this fold's samples, role {@link Role#TEST}
 */
public record Fold(int index, Part train, Part heldOut) {
    /** Checks the roles, and that no sample and no group is on both sides. */
    public Fold {
        Check.that(index >= 0, "fold index must be at least 0, but was %d", index);
        Check.that(
                train.role() == Role.TRAIN && heldOut.role() == Role.TEST,
                "roles of a fold must be train and test, but were %s and %s",
                train.role().word(),
                heldOut.role().word());
        Apart.check(List.of(train, heldOut));
    }

    /**
     * Cuts validation from this fold's training samples, stratified and with whole groups as in {@link Split#stratified};
     * the held-out samples become the test part.
     *
     * @param validation share of the training samples, above 0 and below 1
     * @throws IllegalArgumentException if a part would be empty
     */
    public Split split(double validation, Seed seed) {
        Check.that(
                validation > 0 && validation < 1,
                "validation share must be above 0 and below 1, but was %s. Try 0.15.",
                validation);
        Dataset data = train.data();
        int[] dealt = Deal.bins(
                data,
                new double[] {1 - validation, validation},
                seed.child("fold").child(index));
        return new Split(part(dealt, 0, Role.TRAIN), part(dealt, 1, Role.VALIDATION), heldOut);
    }

    private Part part(int[] dealt, int bin, Role role) {
        Dataset data = train.data();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < dealt.length; i++) {
            if (dealt[i] == bin) {
                positions.add(i);
            }
        }
        Check.that(
                !positions.isEmpty(),
                "%s part of fold %d must have at least 1 sample, but has 0 of %d. Add pictures (or groups).",
                role.word(),
                index,
                data.size());
        return new Part(data.subset(positions), role);
    }
}
