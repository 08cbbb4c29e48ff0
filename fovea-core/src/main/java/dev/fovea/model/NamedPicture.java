package dev.fovea.model;

import dev.fovea.data.PictureSource;
import dev.fovea.data.Sample;

/**
 * A picture to be predicted, not yet decoded.
 *
 * @param name what messages and results call it, such as its path
 * @param source where it comes from; read once, from any thread
 */
public record NamedPicture(String name, PictureSource source) {
    /** A sample of a data set; its label is not looked at. */
    public static NamedPicture of(Sample sample) {
        return new NamedPicture(sample.name(), sample.source());
    }
}
