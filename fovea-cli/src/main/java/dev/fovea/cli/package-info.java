/**
 * The fovea command: the only package that prints.
 *
 * <p>May use: everything. Read first: {@code Main}.
 */
@NullMarked
package dev.fovea.cli;

import org.jspecify.annotations.NullMarked;
