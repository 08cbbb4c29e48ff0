/**
 * What every other package stands on: checks and their messages, seeds, JSON and YAML, hashes, whole-file writes.
 *
 * <p>May use: nothing else of Fovea. Read first: {@link dev.fovea.base.Check}.
 */
@NullMarked
package dev.fovea.base;

import org.jspecify.annotations.NullMarked;
