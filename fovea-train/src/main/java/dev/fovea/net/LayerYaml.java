package dev.fovea.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers as YAML: an item is a kind ({@code - relu}), a kind with its main setting ({@code - dense: 128}), or a kind
 * with settings ({@code - conv: {channels: 32, kernel: 3}}). Joins hold lists. Any layer may carry a {@code name}.
 */
final class LayerYaml {
    private static final Map<String, Activation.Function> ACTIVATIONS = activations();
    private static final List<String> KINDS = kinds();

    private LayerYaml() {}

    /** Reads a list of layers. */
    static List<Layer> readAll(JsonNode list, String where) {
        if (!list.isArray() || list.isEmpty()) {
            throw new FoveaException(
                    where + " must be a list of layers, but was " + list + ". Start each with \"- \".");
        }
        List<Layer> out = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            out.add(read(list.get(i), where + "[" + i + "]"));
        }
        return out;
    }

    private static Layer read(JsonNode item, String where) {
        boolean single = item.isTextual() || (item.isObject() && item.size() == 1);
        if (!single) {
            throw new FoveaException(where + " must be one layer, such as \"relu\" or \"dense: 128\", but was " + item
                    + ". Put one kind behind each \"- \".");
        }
        String kind = item.isTextual() ? item.textValue() : item.fieldNames().next();
        LayerSettings settings = new LayerSettings(item.isTextual() ? null : item.get(kind), kind, where);
        if (!KINDS.contains(kind)) {
            throw new FoveaException("kind of layer must be known, but was \"" + kind + "\" (" + where + "). "
                    + Nearest.hint(kind, KINDS));
        }
        String name = settings.text("name");
        Layer layer = build(kind, settings);
        settings.done();
        return name == null ? layer : new Named(name, layer);
    }

    private static Layer build(String kind, LayerSettings s) {
        Activation.Function function = ACTIVATIONS.get(kind);
        if (function != null) {
            boolean leaky = function == Activation.Function.LEAKY_RELU;
            return new Activation(function, leaky ? s.number("slope", 0.01) : 0);
        }
        return switch (kind) {
            case "conv" -> {
                int channels = s.integer("channels");
                yield new Conv(channels, s.window(Extent.ONE), s.integer("groups", 1), s.flag("bias", true));
            }
            case "max-pool" -> new MaxPool(s.window(null), s.flag("ceil", false));
            case "average-pool" -> new AveragePool(s.window(null));
            case "adaptive-average-pool" -> new AdaptiveAveragePool(s.extent("size", null));
            case "global-average-pool" -> new GlobalAveragePool();
            case "dense" -> new Dense(s.integer("features"), s.flag("bias", true));
            case "batch-norm" -> new BatchNorm(s.number("momentum", 0.1), s.number("epsilon", 1e-5));
            case "dropout" -> new Dropout(s.number("rate", Double.NaN));
            case "drop-path" -> new DropPath(s.number("rate", Double.NaN));
            case "flatten" -> new Flatten();
            case "identity" -> new Identity();
            case "pad-channels" -> new PadChannels(s.integer("channels"));
            case "residual" ->
                new ResidualBlock(s.integer("channels"), s.integer("stride", 1), s.number("drop-path", 0));
            case "auxiliary" -> new Auxiliary(s.layers(), s.number("weight", 0.3));
            case "sequence", "sum", "concat", "scale" -> join(kind, s.layers());
            default -> pixels(kind, s);
        };
    }

    /** Layers over the channels of each pixel, and over tokens, which are pixels too. */
    private static Layer pixels(String kind, LayerSettings s) {
        return switch (kind) {
            case "layer-norm" -> new LayerNorm(s.number("epsilon", 1e-6));
            case "pixel-dense" -> new PixelDense(s.integer("features"), s.flag("bias", true));
            case "channel-scale" -> new ChannelScale();
            case "channel-shuffle" -> new ChannelShuffle(s.integer("groups"));
            case "channel-slice" -> {
                int channels = s.integer("channels");
                yield new ChannelSlice(s.integer("start", 0), channels);
            }
            case "class-token" -> new ClassToken();
            case "positions" -> new Positions();
            case "attention" -> new Attention(s.integer("heads"));
            case "first-token" -> new FirstToken();
            default -> throw unbuilt(kind);
        };
    }

    private static IllegalStateException unbuilt(String kind) {
        return new IllegalStateException("kind " + kind + " is in the list but cannot be built");
    }

    private static Layer join(String kind, List<Layer> layers) {
        return switch (kind) {
            case "sequence" -> new Sequence(layers);
            case "sum" -> new Sum(layers);
            case "concat" -> new Concat(layers);
            case "scale" -> new Scale(layers);
            default -> throw unbuilt(kind);
        };
    }

    /** Writes a layer as {@link #read} reads it. */
    static Object write(Layer layer) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (layer instanceof Named named) {
            settings.put("name", named.name());
        }
        Layer inner = layer instanceof Named named ? named.layer() : layer;
        if (inner instanceof Join join) {
            List<Object> parts = join.layers().stream().map(LayerYaml::write).toList();
            if (settings.isEmpty() && inner.settings().isEmpty()) {
                return Map.of(inner.kind(), parts);
            }
            settings.put("layers", parts);
        }
        settings.putAll(inner.settings());
        return settings.isEmpty() ? inner.kind() : Map.of(inner.kind(), settings);
    }

    private static Map<String, Activation.Function> activations() {
        Map<String, Activation.Function> out = new LinkedHashMap<>();
        for (Activation.Function function : Activation.Function.values()) {
            out.put(function.word(), function);
        }
        return Map.copyOf(out);
    }

    private static List<String> kinds() {
        List<String> out = new ArrayList<>(ACTIVATIONS.keySet());
        out.addAll(List.of("conv", "max-pool", "average-pool", "global-average-pool", "dense", "batch-norm"));
        out.addAll(List.of(
                "dropout", "drop-path", "flatten", "identity", "residual", "sequence", "sum", "concat", "scale"));
        out.addAll(List.of("adaptive-average-pool", "pad-channels", "auxiliary"));
        out.addAll(List.of("layer-norm", "pixel-dense", "channel-scale", "channel-shuffle", "channel-slice"));
        out.addAll(List.of("class-token", "positions", "attention", "first-token"));
        return List.copyOf(out);
    }
}
