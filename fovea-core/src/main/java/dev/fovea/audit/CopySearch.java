package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Scan;
import dev.fovea.picture.Picture;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Finds the pictures of a data set that are in it more than once. */
public final class CopySearch {
    private CopySearch() {}

    /** Searches on all cores; nobody is told. */
    public static Copies of(Dataset data) {
        return of(data, Runtime.getRuntime().availableProcessors(), Scan.usual().listener());
    }

    /**
     * Searches a data set.
     *
     * @param threads that compute, at least 1; what is found does not depend on them
     * @param listener told how many pictures have been read
     */
    public static Copies of(Dataset data, int threads, Scan.Listener listener) {
        Check.that(threads >= 1, "threads must be at least 1, but were %d", threads);
        Map<String, Integer> firstOf = new HashMap<>();
        List<CopyPair> pairs = new ArrayList<>();
        List<BadFile> unread = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            PictureSource source = data.samples().get(i).source();
            try {
                byte[] encoded = source.encoded().orElseGet(() -> bytes(source.read()));
                Integer first = firstOf.putIfAbsent(HexFormat.of().formatHex(Sha256.digest().digest(encoded)), i);
                if (first != null) {
                    CopyKind kind = source.encoded().isPresent() ? CopyKind.SAME_FILE : CopyKind.SAME_PIXELS;
                    pairs.add(new CopyPair(first, i, kind, 1));
                }
            } catch (FoveaException e) {
                unread.add(new BadFile(data.samples().get(i).name(), String.valueOf(e.getMessage())));
            }
            listener.scanned(i + 1, data.size());
        }
        return new Copies(pairs, unread);
    }

    private static byte[] bytes(Picture picture) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(12)
                .putInt(picture.height())
                .putInt(picture.width())
                .putInt(picture.channels())
                .array());
        return digest.digest(picture.pixels());
    }
}
