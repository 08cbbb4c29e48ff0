package dev.fovea.batch;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one epoch has come: which pieces are handed out, which batches wait in the ring, how many were taken.
 * Everything but {@link #isOver} and {@link #seed} is guarded by the {@link Desk}'s lock.
 */
final class Job {
    private final Order order;
    private final BatchSettings settings;
    private final Seed seed;
    private final int batches;
    private final int piece;
    /** Batches that are opened and not taken, each at its number modulo the length. */
    private final @Nullable PixelBatch[] ring;

    private int opened;
    private int taken;
    private @Nullable PixelBatch current;
    private int cut;
    private volatile boolean over;
    private @Nullable FoveaException failure;

    /**
     * @param order the samples, as they are delivered
     * @param seed of the epoch's augmentation
     */
    Job(Order order, BatchSettings settings, Seed seed, int fromBatch) {
        this.order = order;
        this.settings = settings;
        this.seed = seed;
        this.batches = count(order.size(), settings);
        // all workers share a batch: the first one is ready sooner, and fewer are needed ahead
        this.piece = (settings.size() + settings.workers() - 1) / settings.workers();
        this.ring = new @Nullable PixelBatch[settings.ahead()];
        this.opened = fromBatch;
        this.taken = fromBatch;
    }

    /** Batches of an epoch. */
    static int count(int samples, BatchSettings settings) {
        int whole = samples / settings.size();
        boolean rest = samples % settings.size() > 0;
        return rest && (whole == 0 || settings.last() == LastBatch.KEEP) ? whole + 1 : whole;
    }

    /** Seed of the epoch's augmentation. */
    Seed seed() {
        return seed;
    }

    /** Whether nobody wants it any more: given up, or failed. Any thread. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    Optional<FoveaException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Keeps the first failure. */
    void fail(FoveaException reason) {
        failure = failure == null ? reason : failure;
        over = true;
    }

    /** Whether a piece can be cut now: of the batch opened last, or because another batch may be opened. */
    boolean hasWork() {
        return !over && (isPartlyCut() || (opened < batches && opened - taken < ring.length));
    }

    private boolean isPartlyCut() {
        return current != null && cut < current.size();
    }

    /** The next piece; only where {@link #hasWork}. */
    Piece cut(Desk desk) {
        PixelBatch batch = current;
        if (batch == null || cut == batch.size()) {
            batch = open(desk);
        }
        int from = cut;
        cut = Math.min(from + piece, batch.size());
        return new Piece(this, batch, from, cut);
    }

    private PixelBatch open(Desk desk) {
        int from = opened * settings.size();
        PixelBatch batch = desk.blank(Math.min(settings.size(), order.size() - from));
        order.copy(from, batch);
        batch.open(opened, !settings.mixing().isNone());
        ring[opened % ring.length] = batch;
        opened++;
        current = batch;
        cut = 0;
        return batch;
    }

    /** Whether the consumer has not had all batches; needs no lock from the consumer, whose takes alone change it. */
    boolean hasNext() {
        return taken < batches;
    }

    /** The next batch in order, if it is filled. */
    Optional<PixelBatch> take() {
        int slot = taken % ring.length;
        PixelBatch batch = ring[slot];
        if (batch == null || !batch.isFull()) {
            return Optional.empty();
        }
        ring[slot] = null;
        taken++;
        return Optional.of(batch);
    }
}
