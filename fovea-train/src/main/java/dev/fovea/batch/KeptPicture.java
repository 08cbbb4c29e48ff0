package dev.fovea.batch;

import dev.fovea.data.PictureSource;
import dev.fovea.picture.Picture;
import java.util.Optional;

/** A source whose prepared pictures a cache keeps. Read as any other source, it decodes anew. */
final class KeptPicture implements PictureSource {
    private final KeptSet set;
    private final int position;
    private final PictureSource source;

    KeptPicture(KeptSet set, int position, PictureSource source) {
        this.set = set;
        this.position = position;
        this.source = source;
    }

    /** The picture prepared in this way. */
    Picture get(Preparation preparation) {
        return set.shelf(preparation).get(position, source);
    }

    /** Copies the values of the picture prepared in this way; see {@link Shelf#copy}. */
    boolean copy(Preparation preparation, byte[] out, int offset, int values) {
        return set.shelf(preparation).copy(position, source, out, offset, values);
    }

    @Override
    public Picture read() {
        return source.read();
    }

    @Override
    public Picture readAtLeast(int shortSide) {
        return source.readAtLeast(shortSide);
    }

    @Override
    public Optional<byte[]> encoded() {
        return source.encoded();
    }
}
