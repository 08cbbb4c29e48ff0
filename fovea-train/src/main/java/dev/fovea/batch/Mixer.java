package dev.fovea.batch;

import dev.fovea.augment.Mixing;
import dev.fovea.base.Seed;

/** Mixes the pictures of a full batch, and says so in its targets. Any thread, one for each batch. */
final class Mixer {
    private final Mixing mixing;
    private final int side;
    private final int picture;

    /**
     * @param side of a picture, in pixels
     * @param picture values of one
     */
    Mixer(Mixing mixing, int side, int picture) {
        this.mixing = mixing;
        this.side = side;
        this.picture = picture;
    }

    /**
     * Mixes each picture with the one before it, the first with the last. Each keeps its own weight.
     *
     * @param epoch seed of the epoch; the batch's own is drawn from it by the batch's number
     */
    void mix(PixelBatch batch, Seed epoch) {
        int n = batch.size();
        Mixing.Mix mix = mixing.draw(epoch.child("mixing").child(batch.number()).random(), side);
        mix.apply(batch.pixels(), n, picture);
        Targets targets = batch.targets();
        for (int row = 0; row < n; row++) {
            targets.mix(row, targets.labels(row == 0 ? n - 1 : row - 1), 1 - mix.kept());
        }
    }
}
