package dev.fovea.fit;

import dev.fovea.base.Json;
import dev.fovea.base.Sha256;
import dev.fovea.batch.Batches;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.FeatureCache;
import dev.fovea.batch.PixelBatch;
import dev.fovea.batch.Targets;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.model.Preprocess;
import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Weights;
import dev.fovea.torch.Tensors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network without its head, with weights that stay: pictures to {@link Features}. Those that an earlier run, fold or
 * head has computed come from the disk.
 */
final class Backbone implements AutoCloseable {
    private final Recipe recipe;
    private final Preprocess preprocess;
    private final int width;
    private final Logits features;
    private final FeatureCache cache;

    /**
     * @param network with its head, which is left out
     * @param weights of the network; stay the caller's
     */
    Backbone(Network network, Weights weights, Preprocess preprocess, Recipe recipe) {
        Network body = network.withoutHead();
        this.recipe = recipe;
        this.preprocess = preprocess;
        this.width = body.classes();
        this.features = new Logits(body, weights, new InputTensor(preprocess, weights.precision()));
        this.cache = recipe.machine().openFeatures(maker(body, weights, preprocess));
    }

    /** The hash of everything that decides a row but the picture. */
    private static String maker(Network body, Weights weights, Preprocess preprocess) {
        MessageDigest digest = Sha256.digest();
        for (String text : List.of(
                NetworkYaml.write(body),
                Json.YAML.write(preprocess),
                weights.precision().name())) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        for (FlatPlan.Place place : FlatPlan.of(body.node()).places()) {
            float[] values = Tensors.floats(weights.master(place.name()));
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** The features of a data set, in its order. */
    Features of(Dataset data) {
        float[] rows = new float[Math.multiplyExact(data.size(), width)];
        Targets targets = Targets.of(data.samples().stream().map(Sample::labels).toList());
        int reused = 0;
        if (data.size() == 0) {
            return Features.of(width, rows, targets);
        }
        try (Batches batches = Batches.plain(data, preprocess, recipe.machine().batches(Judge.batch(preprocess)))) {
            int n = 0;
            Epoch epoch = batches.epoch(0);
            while (epoch.hasNext()) {
                PixelBatch batch = epoch.next();
                reused += fill(batch, rows, n);
                n += batch.size();
            }
        }
        return Features.of(width, rows, targets).reusing(reused);
    }

    /** Fills the rows of a batch from {@code first} on, and says how many were there already. */
    private int fill(PixelBatch batch, float[] rows, int first) {
        int length = batch.pixels().length / batch.size();
        List<byte[]> pictures = IntStream.range(0, batch.size())
                .mapToObj(i -> Arrays.copyOfRange(batch.pixels(), i * length, (i + 1) * length))
                .toList();
        List<Optional<float[]>> known = pictures.stream().map(cache::find).toList();
        List<Integer> missing = IntStream.range(0, known.size())
                .filter(i -> known.get(i).filter(row -> row.length == width).isEmpty())
                .boxed()
                .toList();
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        missing.forEach(i -> asked.writeBytes(pictures.get(i)));
        float[] computed = missing.isEmpty() ? new float[0] : features.of(asked.toByteArray(), missing.size());
        for (int i = 0; i < known.size(); i++) {
            int at = missing.indexOf(i);
            float[] row =
                    at < 0 ? known.get(i).orElseThrow() : Arrays.copyOfRange(computed, at * width, (at + 1) * width);
            if (at >= 0) {
                cache.keep(pictures.get(i), row);
            }
            System.arraycopy(row, 0, rows, (first + i) * width, width);
        }
        return known.size() - missing.size();
    }

    /** What the user should know of the disk. */
    List<String> notes() {
        return cache.notes();
    }

    @Override
    public void close() {
        features.close();
        cache.close();
    }
}
