package dev.fovea.batch;

/**
 * Where each key's picture is: a hash table with open addressing over plain numbers, about 40 bytes a picture, because
 * a file can hold millions of small ones. For one thread at a time.
 */
final class KeyTable {
    private static final int STRIDE = 3;

    /** High half, low half and place of each slot; a place of 0 is an empty slot. */
    private long[] slots = new long[STRIDE * 64];

    private int used;

    /** Where it is; 0 where it is not known. */
    long get(ContentKey key) {
        return slots[slot(slots, key) + 2];
    }

    /** Sets where it is, in place of what was known. */
    void put(ContentKey key, long place) {
        int slot = slot(slots, key);
        used += slots[slot + 2] == 0 ? 1 : 0;
        set(slots, slot, key, place);
        if (2L * used * STRIDE > slots.length) {
            grow();
        }
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int i = 0; i < slots.length; i += STRIDE) {
            if (slots[i + 2] != 0) {
                ContentKey key = new ContentKey(slots[i], slots[i + 1]);
                set(larger, slot(larger, key), key, slots[i + 2]);
            }
        }
        slots = larger;
    }

    private static void set(long[] slots, int slot, ContentKey key, long place) {
        slots[slot] = key.high();
        slots[slot + 1] = key.low();
        slots[slot + 2] = place;
    }

    /** The key's own slot, or the empty one where it belongs; there always is one. The key is a hash already. */
    private static int slot(long[] slots, ContentKey key) {
        int count = slots.length / STRIDE;
        int slot = (int) Long.remainderUnsigned(key.low(), count);
        while (slots[STRIDE * slot + 2] != 0
                && (slots[STRIDE * slot] != key.high() || slots[STRIDE * slot + 1] != key.low())) {
            slot = slot + 1 == count ? 0 : slot + 1;
        }
        return STRIDE * slot;
    }
}
