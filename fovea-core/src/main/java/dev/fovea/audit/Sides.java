package dev.fovea.audit;

import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;

/** Copies that a split can keep together: what the data set's own layout has parted stays parted, and is a finding. */
public final class Sides {
    private Sides() {}

    /** The pairs both of whose samples the layout leaves to training, or gives to the same part. */
    public static Copies joinable(Dataset data, Copies copies) {
        return new Copies(
                copies.pairs().stream()
                        .filter(pair -> side(data.samples().get(pair.first()))
                                == side(data.samples().get(pair.second())))
                        .toList(),
                copies.unread());
    }

    /** The part that the layout gives; what it leaves open is cut from train. */
    static Role side(Sample sample) {
        Role given = sample.given();
        return given == null ? Role.TRAIN : given;
    }
}
