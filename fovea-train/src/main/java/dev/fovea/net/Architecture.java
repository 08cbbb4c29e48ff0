package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The networks that Fovea ships, by name. */
public enum Architecture {
    /** The plain teaching example; see {@link KerasMnist}. */
    KERAS_MNIST("keras-mnist", 1, 28, KerasMnist::of),
    /** The best small network for pictures of 28 to 64 pixels; see {@link Compact}. */
    COMPACT("compact", 1, 28, Compact::of),
    /** The first to be used; see {@link LeNet5}. */
    LENET_5("lenet-5", 1, 32, LeNet5::of),
    /** See {@link AlexNet}. */
    ALEXNET("alexnet", 224, AlexNet::of),
    /** See {@link Vgg}. */
    VGG_11("vgg-11", 224, Vgg.VGG_11::plain),
    /** See {@link Vgg}. */
    VGG_13("vgg-13", 224, Vgg.VGG_13::plain),
    /** See {@link Vgg}. */
    VGG_16("vgg-16", 224, Vgg.VGG_16::plain),
    /** See {@link Vgg}. */
    VGG_19("vgg-19", 224, Vgg.VGG_19::plain),
    /** See {@link Vgg}. */
    VGG_11_BN("vgg-11-bn", 224, Vgg.VGG_11::normed),
    /** See {@link Vgg}. */
    VGG_13_BN("vgg-13-bn", 224, Vgg.VGG_13::normed),
    /** See {@link Vgg}. */
    VGG_16_BN("vgg-16-bn", 224, Vgg.VGG_16::normed),
    /** See {@link Vgg}. */
    VGG_19_BN("vgg-19-bn", 224, Vgg.VGG_19::normed),
    /** Inception v1; see {@link GoogLeNet}. */
    GOOGLENET("googlenet", 224, GoogLeNet::of),
    /** See {@link InceptionV3}. */
    INCEPTION_V3("inception-v3", 299, InceptionV3::of),
    /** See {@link ResNet}. */
    RESNET_18("resnet-18", 224, ResNet.RESNET_18::network),
    /** See {@link ResNet}. */
    RESNET_34("resnet-34", 224, ResNet.RESNET_34::network),
    /** See {@link ResNet}. */
    RESNET_50("resnet-50", 224, ResNet.RESNET_50::network),
    /** See {@link ResNet}. */
    RESNET_101("resnet-101", 224, ResNet.RESNET_101::network),
    /** See {@link ResNet}. */
    RESNEXT_50("resnext-50-32x4d", 224, ResNet.RESNEXT_50::network),
    /** See {@link ResNet}. */
    WIDE_RESNET_50("wide-resnet-50-2", 224, ResNet.WIDE_RESNET_50::network),
    /** See {@link CifarResNet}. */
    CIFAR_RESNET_20("cifar-resnet-20", 32, CifarResNet.RESNET_20::network),
    /** See {@link CifarResNet}. */
    CIFAR_RESNET_32("cifar-resnet-32", 32, CifarResNet.RESNET_32::network),
    /** See {@link CifarResNet}. */
    CIFAR_RESNET_56("cifar-resnet-56", 32, CifarResNet.RESNET_56::network),
    /** See {@link DenseNet}. */
    DENSENET_121("densenet-121", 224, DenseNet::of),
    /** See {@link SqueezeNet}. */
    SQUEEZENET_1_0("squeezenet-1-0", 224, SqueezeNet::version10),
    /** See {@link SqueezeNet}. */
    SQUEEZENET_1_1("squeezenet-1-1", 224, SqueezeNet::version11),
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
    private final int channels;
    private final int size;

    @SuppressWarnings("ImmutableEnumChecker") // references to pure functions
    private final Function<Purpose, Network> maker;

    /** Made for colour. */
    Architecture(String word, int size, Function<Purpose, Network> maker) {
        this(word, 3, size, maker);
    }

    Architecture(String word, int channels, int size, Function<Purpose, Network> maker) {
        this.word = word;
        this.channels = channels;
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

    /** The channels of the pictures that it was made for; it takes any. */
    public int usualChannels() {
        return channels;
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
