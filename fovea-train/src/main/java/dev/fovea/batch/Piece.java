package dev.fovea.batch;

/**
 * Work for one thread: some places of one batch.
 *
 * @param job the epoch it belongs to
 * @param batch whose positions are known
 * @param from first place
 * @param to behind the last place
 */
record Piece(Job job, PixelBatch batch, int from, int to) {}
