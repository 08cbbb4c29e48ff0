package dev.fovea.batch;

import dev.fovea.augment.Augmenter;
import dev.fovea.base.FoveaException;
import java.util.Optional;

/** What each worker thread does until the desk closes. A failure goes to the desk, and the worker to the next piece. */
final class Worker implements Runnable {
    private final Desk desk;
    private final Filler filler;
    private final Mixer mixer;
    private final Augmenter augmenter;

    Worker(Desk desk, Filler filler, Mixer mixer) {
        this.desk = desk;
        this.filler = filler;
        this.mixer = mixer;
        this.augmenter = filler.augmenter();
    }

    @Override
    public void run() {
        for (Optional<Piece> piece = desk.claim(); piece.isPresent(); piece = desk.claim()) {
            work(piece.get());
        }
    }

    private void work(Piece piece) {
        try {
            for (int place = piece.from(); place < piece.to(); place++) {
                if (piece.job().isOver()) {
                    return;
                }
                filler.fill(piece.batch(), place, piece.job().seed(), augmenter);
            }
            if (desk.done(piece)) {
                mixer.mix(piece.batch(), piece.job().seed());
                desk.mixed(piece.batch());
            }
        } catch (FoveaException e) {
            desk.fail(piece.job(), e);
        }
    }
}
