package dev.fovea.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final long BUDGET = 64L << 20;

    @TempDir
    private Path home;

    private FeatureCache open(String maker) {
        return FeatureCache.of(new CacheFolder(home), maker, BUDGET);
    }

    @Test
    void whatIsKeptIsThereInTheNextRun() {
        byte[] pixels = {1, 2, 3};
        float[] row = {0.1f, -3e30f, Float.MIN_VALUE, 0};
        try (FeatureCache cache = open("a")) {
            assertThat(cache.find(pixels)).isEmpty();
            cache.keep(pixels, row);
            assertThat(cache.find(pixels)).get().isEqualTo(row);
        }
        try (FeatureCache cache = open("a")) {
            assertThat(cache.find(pixels)).get().isEqualTo(row);
            assertThat(cache.find(new byte[] {1, 2, 4})).isEmpty();
        }
    }

    @Test
    void anotherBackboneDoesNotSeeIt() {
        try (FeatureCache cache = open("a")) {
            cache.keep(new byte[] {1}, new float[] {1});
        }
        try (FeatureCache cache = open("b")) {
            assertThat(cache.find(new byte[] {1})).isEmpty();
        }
    }

    @Test
    void damageMeansThatItIsNotThere() throws IOException {
        byte[] pixels = {5, 6};
        try (FeatureCache cache = open("a")) {
            cache.keep(pixels, new float[] {1, 2, 3});
        }
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = bytes.length / 2; i < bytes.length; i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(file, bytes);
        }
        try (FeatureCache cache = open("a")) {
            assertThat(cache.find(pixels)).isEmpty();
            cache.keep(pixels, new float[] {4});
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void noneKeepsNothing() {
        try (FeatureCache cache = FeatureCache.none()) {
            cache.keep(new byte[] {1}, new float[] {1});
            assertThat(cache.find(new byte[] {1})).isEmpty();
            assertThat(cache.notes()).isEmpty();
        }
    }
}
