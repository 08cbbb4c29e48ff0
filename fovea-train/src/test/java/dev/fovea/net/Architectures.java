package dev.fovea.net;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The shipped networks by weight, and pictures small enough to try each in a moment. */
public final class Architectures {
    /** Parameters up to which a network is tried in every build; larger ones are for the slow tests. */
    static final long LIGHT = 15_000_000;

    /** Deeper or wider ones of a family whose smallest network, made by the same code, is tried in every build. */
    private static final Set<Architecture> LARGER = EnumSet.of(
            Architecture.CIFAR_RESNET_32,
            Architecture.CIFAR_RESNET_56,
            Architecture.MOBILENET_V3_LARGE,
            Architecture.EFFICIENTNET_B1,
            Architecture.EFFICIENTNET_B2,
            Architecture.EFFICIENTNET_B3);

    private Architectures() {}

    /** Those that are tried in every build. */
    public static Stream<Architecture> light() {
        return Arrays.stream(Architecture.values()).filter(Architectures::isLight);
    }

    /** The others. */
    public static Stream<Architecture> heavy() {
        return Arrays.stream(Architecture.values()).filter(architecture -> !isLight(architecture));
    }

    private static boolean isLight(Architecture architecture) {
        return !LARGER.contains(architecture) && small(architecture, 10).parameters() <= LIGHT;
    }

    /** The network for small pictures in colour. */
    public static Network small(Architecture architecture, int classes) {
        int side = architecture == Architecture.INCEPTION_V3 ? 107 : Math.min(64, architecture.usualSize());
        return architecture.network(Shape.picture(3, side, side), classes);
    }

    /** For {@link FormulaWeights#fill}: sums of many blocks grow, and would drown what is added to them. */
    public static double norm(Architecture architecture) {
        return switch (architecture) {
            case MOBILENET_V3_LARGE -> 0.9;
            case EFFICIENTNET_V2_S -> 0.8;
            default -> architecture.word().contains("resne") ? 0.6 : 1;
        };
    }
}
