/**
 * Where pictures come from: folders, IDX files, named sets, memory, or drawn here. All become a
 * {@link dev.fovea.data.Dataset} of samples with labels, groups and a task.
 *
 * <p>May use: {@code base}, {@code fetch}, {@code picture}. Read first: {@link dev.fovea.data.Datasets}.
 */
@NullMarked
package dev.fovea.data;

import org.jspecify.annotations.NullMarked;
