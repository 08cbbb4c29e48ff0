package dev.fovea.model;

import dev.fovea.base.FoveaException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a list of pictures piece by piece: each piece on all cores, straight to views of the network's size, so that memory
 * stays the same however long the list is.
 */
final class PictureStream {
    private static final int MOST_PICTURES = 512;
    private static final int MOST_BYTES = 32 << 20;

    private final Viewer viewer;
    private final int stride;

    PictureStream(Viewer viewer) {
        this.viewer = viewer;
        this.stride = viewer.length();
    }

    /** Pictures of the network's size that follow each other in the list; seen in this package alone. */
    static final class Piece {
        private final int first;
        private final byte[] pixels;
        private final @Nullable String[] reasons;

        Piece(int first, byte[] pixels, @Nullable String[] reasons) {
            this.first = first;
            this.pixels = pixels;
            this.reasons = reasons;
        }

        /** Position of the first in the list. */
        int first() {
            return first;
        }

        /** Shape [pictures that were read, views, size, size, c], in the list's order. */
        byte[] pixels() {
            return pixels;
        }

        /** For each picture of the piece why it was not read; null where it was. */
        @Nullable String[] reasons() {
            return reasons;
        }

        int read() {
            return (int) Arrays.stream(reasons).filter(reason -> reason == null).count();
        }
    }

    /** Gives the pieces in order; what the receiver throws ends the walk. */
    void each(List<NamedPicture> pictures, Consumer<Piece> receiver) {
        int most = Math.max(1, Math.min(MOST_PICTURES, MOST_BYTES / stride));
        for (int first = 0; first < pictures.size(); first += most) {
            receiver.accept(piece(pictures.subList(first, Math.min(pictures.size(), first + most)), first));
        }
    }

    private Piece piece(List<NamedPicture> pictures, int first) {
        byte[] pixels = new byte[pictures.size() * stride];
        @Nullable String[] reasons = new @Nullable String[pictures.size()];
        IntStream.range(0, pictures.size()).parallel().forEach(i -> {
            try {
                viewer.show(pictures.get(i).source().read(), pixels, i * stride);
            } catch (FoveaException e) {
                reasons[i] = String.valueOf(e.getMessage());
            }
        });
        closeGaps(pixels, reasons);
        return new Piece(first, pixels, reasons);
    }

    private void closeGaps(byte[] pixels, @Nullable String[] reasons) {
        int to = 0;
        for (int from = 0; from < reasons.length; from++) {
            if (reasons[from] == null) {
                System.arraycopy(pixels, from * stride, pixels, to * stride, stride);
                to++;
            }
        }
    }
}
