package dev.fovea.model;

import dev.fovea.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.*;
import java.nio.file.*;

final class Decoded {
    static Picture of(Path p) {
        throw new IllegalStateException();
    }

    static Picture of(byte[] p) {
        throw new IllegalStateException();
    }

    static Picture of(InputStream p) throws IOException {
        throw new IllegalStateException();
    }

    static Picture of(BufferedImage p) {
        throw new IllegalStateException();
    }
}
