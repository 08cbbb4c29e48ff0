package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model file that has been looked at, but not loaded: its card and its bytes. A file may come from anywhere, so this
 * reads it in Java, refuses what points outside it, and only then is it given to ONNX Runtime.
 *
 * <p>Immutable by agreement (the bytes are not copied); safe from any thread.
 */
public final class ModelFile {
    /** The largest file that is loaded, 1 GiB: far above any classifier, far below what fills a heap by surprise. */
    public static final long MAX_BYTES = 1L << 30;

    /**
     * A truth value stored in graphs whose crop leaves a margin (see {@link Preprocess#hasMargin}), false in the file:
     * whoever gives pictures that have been through {@link Preprocess} already sets it at loading.
     */
    public static final String FITTED = "preprocess.fitted";

    private static final int DEEPEST = 16;

    private final byte[] bytes;
    private final String name;
    private final ModelCard card;

    private ModelFile(byte[] bytes, String name, ModelCard card) {
        this.bytes = bytes;
        this.name = name;
        this.card = card;
    }

    /**
     * Reads a file.
     *
     * @throws FoveaException if it cannot be had, is too large, or is no model file of Fovea's
     */
    public static ModelFile read(Path file) {
        try {
            Check.world(
                    !Files.isDirectory(file),
                    "model file must be a file, but %s is a folder. Give the path of a model.onnx.",
                    file);
            long size = Files.size(file);
            Check.world(size <= MAX_BYTES, "model file must be at most 1 GiB, but has %d bytes (%s)", size, file);
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new FoveaException(
                    "model file must be readable, but was not: " + IoReason.of(e) + ". Give the path of a model.onnx.",
                    e);
        }
    }

    /**
     * Looks into bytes.
     *
     * @param bytes handed over, not copied
     * @param name what messages call them
     * @throws FoveaException if they are no model file of Fovea's, or refer to another file
     */
    public static ModelFile of(byte[] bytes, String name) {
        Map<String, String> metadata = new LinkedHashMap<>();
        try {
            ProtoWalk model = new ProtoWalk(bytes);
            while (model.next()) {
                if (model.is(14)) {
                    property(model.inside(), metadata);
                }
                Check.world(!outside(model, Kind.MODEL, 0), "its numbers must be in the file itself, but are not");
            }
        } catch (FoveaException e) {
            throw new FoveaException("not a Fovea model file: " + e.getMessage() + " (" + name + ")", e);
        }
        return new ModelFile(bytes, name, ModelCard.of(metadata, name));
    }

    /** What the file says about itself. */
    public ModelCard card() {
        return card;
    }

    /** What messages call the file. */
    public String name() {
        return name;
    }

    /** The file, set to take pictures that have been through {@link Preprocess} already; not to be written to. */
    byte[] forFitted() {
        if (!card.preprocess().hasMargin()) {
            return bytes;
        }
        ProtoWalk model = new ProtoWalk(bytes);
        while (model.next()) {
            int at = model.is(7) ? fittedValue(model.inside()) : -1;
            if (at >= 0) {
                byte[] set = bytes.clone();
                set[at] = 1;
                return set;
            }
        }
        throw new FoveaException("model file must have the value \"" + FITTED + "\", but has not (" + name
                + "). Export the network again.");
    }

    /** Where the byte of {@link #FITTED} is in the file, or -1: GraphProto 5, TensorProto 8 name and 9 raw data. */
    private static int fittedValue(ProtoWalk graph) {
        while (graph.next()) {
            if (graph.is(5)) {
                ProtoWalk tensor = graph.inside();
                boolean named = false;
                int at = -1;
                while (tensor.next()) {
                    named |= tensor.is(8) && tensor.text().equals(FITTED);
                    at = tensor.is(9) ? tensor.start() : at;
                }
                if (named) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** The file; not a copy, not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    private static void property(ProtoWalk entry, Map<String, String> metadata) {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.is(1)) {
                key = entry.text();
            } else if (entry.is(2)) {
                value = entry.text();
            }
        }
        metadata.put(key, value);
    }

    /** The messages of onnx.proto that hold tensors, or hold messages that do. */
    private enum Kind {
        MODEL,
        GRAPH,
        FUNCTION,
        NODE,
        ATTRIBUTE,
        SPARSE,
        TENSOR;

        /** What a field of this message holds; this message's own kind means: nothing of these. */
        Kind inside(int field) {
            return switch (this) {
                case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : this;
                case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE : this;
                case FUNCTION -> field == 7 ? NODE : field == 11 ? ATTRIBUTE : this;
                case NODE -> field == 5 ? ATTRIBUTE : this;
                case ATTRIBUTE ->
                    switch (field) {
                        case 5, 10 -> TENSOR;
                        case 6, 11 -> GRAPH;
                        case 22, 23 -> SPARSE;
                        default -> this;
                    };
                case SPARSE -> field == 1 || field == 2 ? TENSOR : this;
                case TENSOR -> this;
            };
        }
    }

    /** Whether the field, or anything inside it, refers to another file (TensorProto fields 13 and 14). */
    private static boolean outside(ProtoWalk at, Kind kind, int depth) {
        Check.world(depth <= DEEPEST, "its graphs must be nested at most %d deep", DEEPEST);
        if (kind == Kind.TENSOR) {
            return at.is(13) || (at.field() == 14 && at.number() != 0);
        }
        Kind inner = kind.inside(at.field());
        if (inner == kind || !at.is(at.field())) {
            return false;
        }
        ProtoWalk inside = at.inside();
        boolean found = false;
        while (!found && inside.next()) {
            found = outside(inside, inner, depth + 1);
        }
        return found;
    }
}
