/**
 * What is wrong with a data set before anything is trained on it.
 *
 * <p>May use: {@code base}, {@code picture}, {@code data}, {@code split}, {@code score}, {@code model}. Of copies read
 * first: {@link dev.fovea.audit.CopySearch}.
 */
@NullMarked
package dev.fovea.audit;

import org.jspecify.annotations.NullMarked;
