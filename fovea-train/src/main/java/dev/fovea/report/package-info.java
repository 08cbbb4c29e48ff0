/**
 * A run as one HTML page: how good, how sure, what to mend next.
 *
 * <p>May use: core, and all of train above it. Read first: {@code Report}. The templates are in {@code src/main/jte}, style
 * and script beside this package's resources.
 */
@NullMarked
package dev.fovea.report;

import org.jspecify.annotations.NullMarked;
