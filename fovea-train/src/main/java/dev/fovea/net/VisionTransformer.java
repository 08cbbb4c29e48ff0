package dev.fovea.net;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.gelu;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.layerNorm;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.pixelDense;

import java.util.ArrayList;
import java.util.List;

/**
 * The small vision transformer ViT-S/16 (Dosovitskiy et al. 2021; its width is Touvron et al.'s 2021): patches of 16 x 16
 * become tokens, twelve blocks of attention and of dense layers over each token follow, and a token of its own answers.
 * Made for 224 x 224; any size from 16 x 16, whose positions are then as many as its patches and one more. With 1000
 * classes 22,050,664 parameters, and about 4.6 billion multiply-adds on colour pictures of that size. Names are timm's,
 * of {@code vit_small_patch16_224}, and so is stochastic depth (at 0).
 */
final class VisionTransformer {
    private static final int WIDTH = 384;
    private static final int HEADS = 6;
    private static final int BLOCKS = 12;
    private static final int PATCH = 16;

    private VisionTransformer() {}

    static Network small(Architecture.Purpose purpose) {
        List<Layer> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(block());
        }
        return Network.of(
                "vit-s-16",
                purpose.input(),
                named(
                        "patch_embed",
                        Sequence.of(named("proj", conv(WIDTH, PATCH).withStride(PATCH)))),
                named("cls_token", new ClassToken()),
                named("pos_embed", new Positions()),
                named("blocks", Sequence.numbered(blocks)),
                // timm normalises all tokens and then takes the first, which is the same and more work
                new FirstToken(),
                named("norm", layerNorm()),
                named("head", dense(purpose.classes())));
    }

    private static Layer block() {
        Sequence attention = Sequence.of(
                named("qkv", pixelDense(3 * WIDTH)), new Attention(HEADS), named("proj", pixelDense(WIDTH)));
        Sequence dense = Sequence.of(named("fc1", pixelDense(4 * WIDTH)), gelu(), named("fc2", pixelDense(WIDTH)));
        return Sequence.of(inline(branch("norm1", "attn", attention)), inline(branch("norm2", "mlp", dense)));
    }

    private static Sum branch(String norm, String name, Layer body) {
        return Shortcut.around(inline(Sequence.of(named(norm, layerNorm()), named(name, body))));
    }
}
