package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.Resize;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Trained weights of torchvision's MobileNet-v2 on photographs, against the figures that torchvision itself gave for them
 * (shared/data/INDEX.md); skipped where shared/data is absent.
 */
class MobileNetV2WeightsTest {
    private static final int DAISY = 985;
    private static final int SIZE = 224;
    private static final int RESIZED = 256;
    private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> SPREAD = List.of(0.229, 0.224, 0.225);

    /** Levels of 255 by which decoders and resizing may differ. */
    private static final double DECODED = 0.02;

    private static Path shared(String name) {
        Optional<Path> found = Stream.concat(
                        Stream.ofNullable(System.getenv("FOVEA_SHARED_DATA")).map(Path::of),
                        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                                .map(p -> p.resolve("shared/data")))
                .map(root -> root.resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "shared/data/" + name + " is not beside this checkout");
        return found.orElseThrow();
    }

    /** A safetensors file: the length of its header, the header, the numbers. */
    private static Map<String, float[]> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        ByteBuffer numbers = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        JsonNode tree = Json.JSON.tree(new String(header, StandardCharsets.UTF_8), "header");
        Map<String, float[]> out = new HashMap<>();
        tree.properties().forEach(entry -> {
            if (entry.getValue().path("dtype").asText().equals("F32")) {
                JsonNode offsets = entry.getValue().path("data_offsets");
                int start = offsets.get(0).asInt();
                float[] values = new float[(offsets.get(1).asInt() - start) / 4];
                numbers.position(start)
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values);
                out.put(entry.getKey(), values);
            }
        });
        return out;
    }

    /** Logits of pictures, one row each. */
    private static float[][] logits(List<Path> pictures) throws IOException {
        Map<String, float[]> arrays = read(shared("weights/mobilenet_v2/mobilenet_v2.safetensors"));
        Engine.enter(2);
        Network network = Architecture.MOBILENET_V2.network(Shape.picture(3, SIZE, SIZE), 1000);
        float[][] out = new float[pictures.size()][];
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Lane lane = Lane.forEvaluation(network, weights)) {
            assertThat(weights.take(arrays)).isEqualTo(arrays.size());
            assertThat(weights.values().keySet()).isEqualTo(arrays.keySet());
            for (int i = 0; i < out.length; i++) {
                out[i] = logits(lane, cropped(Pictures.read(pictures.get(i))));
            }
        }
        return out;
    }

    /** As torchvision does it: half a pixel goes to the even side, where Fovea's own preprocess rounds it up. */
    private static Picture cropped(Picture picture) {
        int shorter = Math.min(picture.width(), picture.height());
        int width = RESIZED * picture.width() / shorter;
        int height = RESIZED * picture.height() / shorter;
        int left = (int) Math.rint((width - SIZE) / 2.0);
        int top = (int) Math.rint((height - SIZE) / 2.0);
        return Resize.to(picture, width, height, new dev.fovea.picture.Window(left, top, SIZE, SIZE));
    }

    private static float[] logits(Lane lane, Picture picture) {
        float[] values = new float[picture.pixels().length];
        for (int i = 0; i < values.length; i++) {
            double value = (picture.pixels()[i] & 255) / 255.0;
            values[i] = (float) ((value - MEAN.get(i % 3)) / SPREAD.get(i % 3));
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor pixels = Tensors.of(values).view(1, SIZE, SIZE, 3).permute(0, 3, 1, 2);
            return Tensors.floats(lane.evaluate(pixels));
        }
    }

    private static List<Path> daisies() throws IOException {
        try (Stream<Path> files = Files.list(shared("flowers/daisy"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void threeDaisies() throws IOException {
        float[][] logits = logits(daisies().subList(0, 3));
        assertHighest(logits[0], Map.of(DAISY, 13.0421, 328, 12.8202, 108, 11.5393));
        assertHighest(logits[1], Map.of(DAISY, 14.5438, 324, 10.6844, 309, 10.6180));
        assertHighest(logits[2], Map.of(DAISY, 10.9907, 738, 6.5051, 883, 6.3292));
    }

    private static void assertHighest(float[] logits, Map<Integer, Double> expected) {
        double least = expected.values().stream().mapToDouble(v -> v).min().orElseThrow();
        expected.forEach(
                (k, v) -> assertThat((double) logits[k]).as("class %d", k).isCloseTo(v, within(DECODED)));
        for (int k = 0; k < logits.length; k++) {
            if (!expected.containsKey(k)) {
                assertThat((double) logits[k]).as("class %d", k).isLessThan(least + DECODED);
            }
        }
    }

    @Tag("slow")
    @Test
    void eightyDaisies() throws IOException {
        int right = 0;
        for (float[] row : logits(daisies())) {
            int best = 0;
            for (int k = 0; k < row.length; k++) {
                best = row[k] > row[best] ? k : best;
            }
            right += best == DAISY ? 1 : 0;
        }
        assertThat(right).isBetween(67, 69);
    }
}
