package dev.fovea.net;

/** What a layer plans once for inputs of one shape and runs at every step; closed with its lane. */
interface Kernel extends AutoCloseable {
    @Override
    void close();
}
