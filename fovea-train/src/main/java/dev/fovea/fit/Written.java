package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network that the user wrote, from scratch.
 *
 * @param network with the input and the classes that it was written for
 */
record Written(Network network) implements Start {
    private static final long LARGEST_FILE = 1 << 20;

    /** Whether a model is given by its file rather than by its name. */
    static boolean isFile(String model) {
        return model.endsWith(".yaml") || model.endsWith(".yml");
    }

    /** @throws FoveaException if the file cannot be read or describes no network */
    static Written read(String file) {
        return new Written(NetworkYaml.read(text(Path.of(file)), file));
    }

    private static String text(Path file) {
        try {
            Check.world(Files.size(file) < LARGEST_FILE, "network file must be below 1 MiB, but is larger (%s)", file);
            return Files.readString(file);
        } catch (IOException e) {
            throw new FoveaException(
                    "network file must be readable, but was not: " + IoReason.of(e) + ". Check --model.", e);
        }
    }

    @Override
    public Network network(Shape input, int classes) {
        return network.withClasses(classes).withInput(input);
    }

    @Override
    public DataSettings over(DataSettings asked) {
        Shape input = network.input();
        DataSettings out = asked.size() == null ? asked.withSize(input.height()) : asked;
        return out.channels() == null ? out.withChannels(InputChannels.of(input)) : out;
    }
}
