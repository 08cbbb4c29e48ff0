/**
 * Bytes become a {@link dev.fovea.picture.Picture}: decoding, EXIF orientation, colour; resizing and cropping.
 *
 * <p>May use: {@code base}. Read first: {@link dev.fovea.picture.Picture}.
 */
@NullMarked
package dev.fovea.picture;

import org.jspecify.annotations.NullMarked;
