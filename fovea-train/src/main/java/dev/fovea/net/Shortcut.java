package dev.fovea.net;

import static dev.fovea.net.Layers.dropPath;
import static dev.fovea.net.Layers.inline;

/** What goes around a block: the input is added to what the block makes of it. */
final class Shortcut {
    private Shortcut() {}

    /** The block and the input added; stochastic depth may leave the block out, at 0 until it is asked for. */
    static Sum around(Layer block) {
        return Sum.of(inline(Sequence.of(block, dropPath(0))), new Identity());
    }

    /** The same where the input has the block's shape; else the block alone. */
    static Join aroundIf(boolean same, Layer block) {
        return same ? around(block) : Sequence.of(block);
    }
}
