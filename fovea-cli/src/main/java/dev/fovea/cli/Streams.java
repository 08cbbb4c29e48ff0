package dev.fovea.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and prints.
 *
 * @param in pictures or paths that come through a pipe
 * @param out results
 * @param err progress and complaints
 * @param terminal whether somebody looks at {@code err} as it is printed, so that a live bar is of use
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}
