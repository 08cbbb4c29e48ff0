package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.data.Role;
import dev.fovea.split.Part;

/** Keeps what is held out away from training. */
public final class Roles {
    private Roles() {}

    /**
     * Refuses parts that are not what training may see.
     *
     * @throws IllegalArgumentException if a part carries another role than train and validation
     */
    public static void check(Part train, Part validation) {
        Check.that(
                train.role() == Role.TRAIN,
                "training must get the train part, but got the %s part. Split the data set first.",
                train.role().word());
        Check.that(
                validation.role() == Role.VALIDATION,
                "training must be judged on the validation part, but got the %s part. The test part is read once, at"
                        + " the end.",
                validation.role().word());
        Check.that(train.size() > 0, "train part must have samples, but is empty");
    }
}
