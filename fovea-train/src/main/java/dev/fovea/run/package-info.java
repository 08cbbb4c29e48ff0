/**
 * The whole road from data set to run folder, and the only writer of that folder.
 *
 * <p>May use: core, and all of train above it. Read first: {@code Trainer}.
 */
@NullMarked
package dev.fovea.run;

import org.jspecify.annotations.NullMarked;
