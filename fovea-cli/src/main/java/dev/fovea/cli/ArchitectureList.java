package dev.fovea.cli;

import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import java.util.Locale;

/** The networks that Fovea ships, a line each. */
final class ArchitectureList {
    /** Above this side a network was made for photographs of a thousand classes. */
    private static final int SMALL = 64;

    private ArchitectureList() {}

    /** Name, usual size, parameters and multiply-adds, each for what the network was made for. */
    static String text() {
        StringBuilder out = new StringBuilder(
                String.format(Locale.ROOT, "%-22s %5s %12s %14s%n", "name", "size", "parameters", "multiply-adds"));
        for (Architecture architecture : Architecture.values()) {
            boolean small = architecture.usualSize() <= SMALL;
            int side = architecture.usualSize();
            Shape input = Shape.picture(architecture.usualChannels(), side, side);
            Network network = architecture.network(input, small ? 10 : 1000);
            out.append(String.format(
                    Locale.ROOT,
                    "%-22s %5d %10.2f M %12.1f M%n",
                    architecture.word(),
                    side,
                    network.parameters() / 1e6,
                    network.multiplyAdds() / 1e6));
        }
        return out.append("For 10 classes up to ")
                .append(SMALL)
                .append(" pixels, for 1,000 above. One whole: fovea model NAME")
                .toString();
    }
}
