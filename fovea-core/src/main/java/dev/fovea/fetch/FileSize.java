package dev.fovea.fetch;

import dev.fovea.base.Check;
import java.util.Locale;

/**
 * How long a file is, as far as is known: some publishers say it in rounded megabytes alone.
 *
 * @param least bytes, at least
 * @param most bytes, at most
 */
public record FileSize(long least, long most) {
    /** Checks the order. */
    public FileSize {
        Check.that(
                least >= 0 && least <= most, "size of a file must be a range from 0 on, but was %d to %d", least, most);
    }

    /** Known to the byte. */
    public static FileSize exactly(long bytes) {
        return new FileSize(bytes, bytes);
    }

    /**
     * Known in megabytes of 1,048,576 bytes, rounded to the third decimal place.
     *
     * @param mebibytes such as 44.661
     */
    public static FileSize rounded(double mebibytes) {
        double half = 0.0005;
        return new FileSize((long) Math.floor(Math.max(0, mebibytes - half) * (1 << 20)), (long)
                Math.ceil((mebibytes + half) * (1 << 20)));
    }

    /** Whether a file of so many bytes may be it. */
    public boolean allows(long bytes) {
        return least <= bytes && bytes <= most;
    }

    /** Such as {@code 9912422}, or {@code 46829953 to 46831002}. */
    @Override
    public String toString() {
        return least == most ? "" + least : least + " to " + most;
    }

    /** Such as {@code 9.9 MB}; a megabyte is a million bytes. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
