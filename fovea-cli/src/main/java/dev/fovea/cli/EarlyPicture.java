package dev.fovea.cli;

import dev.fovea.data.PictureSource;
import dev.fovea.model.NamedPicture;
import dev.fovea.picture.Picture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A picture whose decoding begins at once, on another core, while the model file is still being loaded. */
final class EarlyPicture implements PictureSource {
    private final CompletableFuture<Picture> picture;

    private EarlyPicture(PictureSource source) {
        this.picture = CompletableFuture.supplyAsync(source::read);
    }

    /** The same picture, begun now. */
    static NamedPicture of(NamedPicture named) {
        return new NamedPicture(named.name(), new EarlyPicture(named.source()));
    }

    @Override
    public Picture read() {
        try {
            return picture.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
