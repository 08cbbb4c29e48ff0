package dev.fovea.batch;

/**
 * Pictures side by side in plain arrays, ready to become a tensor. Lent to the consumer: valid until it is closed or the
 * next batch of its epoch is taken, then its arrays are used again. One thread at a time.
 */
public final class PixelBatch implements AutoCloseable {
    private final byte[] pixels;
    private final Targets targets;
    private final int[] positions;
    private final int[] showings;
    private final Desk home;

    /** Pictures that are not filled in yet, and one more where they must be mixed then; guarded by the desk. */
    private int pending;
    /** Whether it must be mixed; guarded by the desk. */
    private boolean mixed;

    private int number;
    /** Whether the consumer has it; guarded by the desk. */
    private boolean lent;

    PixelBatch(int size, int picture, Desk home) {
        this.pixels = new byte[Math.multiplyExact(size, picture)];
        this.targets = new Targets(size);
        this.positions = new int[size];
        this.showings = new int[size];
        this.home = home;
    }

    /** Shape [size, height, width, channels], unsigned bytes, exactly that long. */
    public byte[] pixels() {
        return pixels;
    }

    /** Class index of each picture, which must have exactly one; a new array. */
    public int[] truth() {
        return targets.truth();
    }

    /** What each picture should be called, and how much it counts. */
    public Targets targets() {
        return targets;
    }

    /** Where each picture stands in its data set. */
    public int[] positions() {
        return positions;
    }

    /** Which showing of its picture in this epoch each is, from 0. */
    int[] showings() {
        return showings;
    }

    /** Pictures, at least 1. */
    public int size() {
        return targets.size();
    }

    /** Gives the arrays back. Closing twice is harmless. */
    @Override
    public void close() {
        home.release(this);
    }

    /**
     * None of its pictures is filled in.
     *
     * @param place among the batches of its epoch, from 0
     * @param mixing whether it must be mixed once all are
     */
    void open(int place, boolean mixing) {
        number = place;
        mixed = mixing;
        pending = mixing ? size() + 1 : size();
    }

    /** Its place among the batches of its epoch, from 0. */
    int number() {
        return number;
    }

    /** Whether all pictures are there and it must still be mixed. */
    boolean isToMix() {
        return pending == 1 && mixed;
    }

    /** So many more pictures are filled in, or the whole is mixed. */
    void fill(int pictures) {
        pending -= pictures;
    }

    boolean isFull() {
        return pending == 0;
    }

    boolean isLent() {
        return lent;
    }

    void lend() {
        lent = true;
    }

    void giveBack() {
        lent = false;
    }
}
