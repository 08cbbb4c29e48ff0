package dev.fovea.batch;

/**
 * Where a kept picture lies, as one number, because there are as many as pictures: above 0 in memory, below 0 on the
 * disk, 0 not known yet. The upper half counts arrays or files from 1, the lower is the offset in it.
 */
final class Place {
    /** Not asked for yet, or thrown away. */
    static final long UNKNOWN = 0;
    /** There was no room, and will not be. */
    static final long NOWHERE = Long.MIN_VALUE;

    private Place() {}

    static long inMemory(int slab, int offset) {
        return (slab + 1L) << 32 | offset;
    }

    static long onDisk(int file, int offset) {
        return -inMemory(file, offset);
    }

    static boolean isInMemory(long place) {
        return place > 0;
    }

    static boolean isOnDisk(long place) {
        return place < 0 && place != NOWHERE;
    }

    /** Number of the array or the file, from 0. */
    static int file(long place) {
        return (int) (Math.abs(place) >>> 32) - 1;
    }

    /** Where it begins there. */
    static int offset(long place) {
        return (int) Math.abs(place);
    }
}
