/**
 * Files from the network into a folder, each whole and checked or not at all: resumed where they broke, and shared by
 * processes through a lock.
 *
 * <p>May use: {@code base}. Read first: {@link dev.fovea.fetch.Download}.
 */
@NullMarked
package dev.fovea.fetch;

import org.jspecify.annotations.NullMarked;
