package dev.fovea.data;

/**
 * How the files of a data set are looked at before training, and who is told meanwhile.
 *
 * @param depth how thoroughly
 * @param listener told how far it is
 */
public record Scan(ScanDepth depth, Listener listener) {
    /** Who is told. Calls come one after the other, from any thread. */
    public interface Listener {
        /**
         * So many files have been looked at; called a few times a second, and at the end.
         *
         * @param files done
         * @param of how many there are
         */
        void scanned(int files, int of);

        /** A sentence for the user, such as which columns of a table are not used. */
        void said(String sentence);
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void scanned(int files, int of) {}

        @Override
        public void said(String sentence) {}
    };

    /** As deep as the size of the set allows; nobody is told. */
    public static Scan usual() {
        return new Scan(ScanDepth.AUTO, NOBODY);
    }

    /** The same at another depth. */
    public Scan withDepth(ScanDepth other) {
        return new Scan(other, listener);
    }

    /** The same with somebody who is told. */
    public Scan telling(Listener other) {
        return new Scan(depth, other);
    }
}
