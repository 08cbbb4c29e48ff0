package dev.fovea.audit;

import java.util.List;
import java.util.Optional;

/** Finds how alike two pictures are, by laying one over the other. */
final class Verification {
    /** Attempts made for one pair. */
    private static final int ATTEMPTS = 3;

    /** Degrees by which a copy may be turned. */
    private static final double TURNED = 15;

    private static final double ALL = 0.999;

    private final Prints prints;

    Verification(Prints prints) {
        this.prints = prints;
    }

    /** The pair, if one of its attempts holds. */
    Optional<Verified> of(List<Attempt> attempts, Layers first, Layers second) {
        Attempt likeliest = attempts.get(0);
        boolean plain = prints.isPlain(likeliest.first()) || prints.isPlain(likeliest.second());
        for (Attempt attempt : attempts.subList(0, Math.min(ATTEMPTS, attempts.size()))) {
            boolean firstIsWhole = attempt.whole() == likeliest.first();
            Layers whole = firstIsWhole ? first : second;
            Layers other = firstIsWhole ? second : first;
            Optional<Verified> pair = plain
                    ? PlainCheck.likeness(whole.thumb(), other.thumb(), attempt.mirrored())
                            .map(likeness -> new Verified(
                                    pair(
                                            attempt,
                                            likeness,
                                            attempt.mirrored() ? Said.of("copy.mirrored") : Said.alike("")),
                                    1))
                    : aligned(attempt, whole, other);
            if (pair.isPresent()) {
                return pair;
            }
        }
        return Optional.empty();
    }

    private Optional<Verified> aligned(Attempt attempt, Layers whole, Layers other) {
        Warp warp = Warp.onto(View.WITH_CROPS.get(attempt.view()), attempt.mirrored());
        Likeness likeness = new Likeness(0, 0, 0, 0);
        for (Bar bar : Bar.BARS) {
            Layer template = whole.layer(bar.level());
            Layer onto = other.layer(bar.level());
            Optional<Warp> better = Alignment.of(template, onto, warp, bar.steps());
            if (better.isEmpty()) {
                return Optional.empty();
            }
            warp = better.get();
            likeness = Likeness.of(template, onto, warp);
            Warp pixels = warp.inPixels(whole.thumb(), other.thumb());
            if (!bar.isPassedBy(likeness) || pixels.strain() > bar.strain() || pixels.degrees() > TURNED) {
                return Optional.empty();
            }
        }
        CopyPair pair = pair(attempt, likeness.tone(), Changes.of(warp, other.thumb(), whole.thumb()));
        return Optional.of(new Verified(pair, likeness.detail()));
    }

    private CopyPair pair(Attempt attempt, double likeness, Said how) {
        boolean same =
                likeness >= ALL && !attempt.mirrored() && prints.haveSamePixels(attempt.first(), attempt.second());
        return same
                ? new CopyPair(attempt.first(), attempt.second(), CopyKind.SAME_PIXELS, 1)
                : new CopyPair(attempt.first(), attempt.second(), CopyKind.NEAR, likeness, how);
    }
}
