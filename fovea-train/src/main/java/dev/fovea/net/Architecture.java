package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The networks that Fovea ships, by name. */
public enum Architecture {
    /** The plain teaching example; see {@link KerasMnist}. */
    KERAS_MNIST("keras-mnist", 28, KerasMnist::of),
    /** The best small network for pictures of 28 to 64 pixels; see {@link Compact}. */
    COMPACT("compact", 28, Compact::of),
    /** See {@link MobileNetV2}. */
    MOBILENET_V2("mobilenet-v2", 224, MobileNetV2::of),
    /** See {@link MobileNetV3}. */
    MOBILENET_V3_SMALL("mobilenet-v3-small", 224, MobileNetV3::small),
    /** See {@link MobileNetV3}. */
    MOBILENET_V3_LARGE("mobilenet-v3-large", 224, MobileNetV3::large),
    /** See {@link EfficientNet}. */
    EFFICIENTNET_B0("efficientnet-b0", 224, to -> EfficientNet.scaled("efficientnet-b0", 1, 1, 0.2, to)),
    /** See {@link EfficientNet}. */
    EFFICIENTNET_B1("efficientnet-b1", 240, to -> EfficientNet.scaled("efficientnet-b1", 1, 1.1, 0.2, to)),
    /** See {@link EfficientNet}. */
    EFFICIENTNET_B2("efficientnet-b2", 288, to -> EfficientNet.scaled("efficientnet-b2", 1.1, 1.2, 0.3, to)),
    /** See {@link EfficientNet}. */
    EFFICIENTNET_B3("efficientnet-b3", 300, to -> EfficientNet.scaled("efficientnet-b3", 1.2, 1.4, 0.3, to)),
    /** See {@link EfficientNet}. */
    EFFICIENTNET_V2_S("efficientnet-v2-s", 384, EfficientNet::v2Small),
    /** See {@link ShuffleNetV2}. */
    SHUFFLENET_V2("shufflenet-v2", 224, ShuffleNetV2::of),
    /** See {@link ConvNext}. */
    CONVNEXT_TINY("convnext-tiny", 224, ConvNext::tiny),
    /** See {@link VisionTransformer}. */
    VIT_S_16("vit-s-16", 224, VisionTransformer::small);

    /**
     * What a network is made for.
     *
     * @param input shape of one sample
     * @param classes numbers that come out, at least 2
     */
    public record Purpose(Shape input, int classes) {}

    private final String word;
    private final int size;

    @SuppressWarnings("ImmutableEnumChecker") // references to pure functions
    private final Function<Purpose, Network> maker;

    Architecture(String word, int size, Function<Purpose, Network> maker) {
        this.word = word;
        this.size = size;
        this.maker = maker;
    }

    /** As the command line and recipes write it, such as {@code keras-mnist}. */
    public String word() {
        return word;
    }

    /** The side of the pictures that it was made for. */
    public int usualSize() {
        return size;
    }

    /** The network for this input and these classes. */
    public Network network(Shape input, int classes) {
        return maker.apply(new Purpose(input, classes));
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Architecture::word).toList();
    }

    /**
     * The architecture of this name.
     *
     * @throws IllegalArgumentException if there is none, with the nearest
     */
    public static Architecture named(String word) {
        List<String> words = words();
        Check.that(words.contains(word), "model must be known, but was \"%s\". %s", word, Nearest.hint(word, words));
        return values()[words.indexOf(word)];
    }
}
