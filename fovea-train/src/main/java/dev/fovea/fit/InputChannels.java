package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.model.Channels;
import dev.fovea.net.Shape;

/** The colours that a network's input asks for. */
final class InputChannels {
    private InputChannels() {}

    static Channels of(Shape input) {
        Check.that(
                input.channels() == 1 || input.channels() == 3,
                "input of a network must have 1 or 3 channels, but has %s. Write input: [3, 64, 64], for example.",
                input);
        return input.channels() == 1 ? Channels.GRAY : Channels.RGB;
    }
}
