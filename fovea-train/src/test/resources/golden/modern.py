"""What torchvision's modern architectures make of the formula's numbers, and a vision transformer as timm names it.

PyTorch 2.15, torchvision 0.29:
    python modern.py > modern.json
"""

import json

import torch
import torchvision.models as models
from torch import nn

from formula import golden


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x):
        n, tokens, width = x.shape
        parts = self.qkv(x).view(n, tokens, 3, self.heads, width // self.heads)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(q, k, v)
        return self.proj(mixed.transpose(1, 2).reshape(n, tokens, width))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attn = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = nn.Module()
        self.mlp.fc1 = nn.Linear(width, 4 * width)
        self.mlp.fc2 = nn.Linear(4 * width, width)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp.fc2(nn.functional.gelu(self.mlp.fc1(self.norm2(x))))


class VisionTransformer(nn.Module):
    """ViT-S/16 (Dosovitskiy et al. 2021) under the names of timm's vit_small_patch16_224; timm itself is not needed."""

    def __init__(self, height, width, classes, channels=384, heads=6, blocks=12, patch=16):
        super().__init__()
        places = (height // patch) * (width // patch) + 1
        self.cls_token = nn.Parameter(torch.zeros(1, 1, channels))
        self.pos_embed = nn.Parameter(torch.zeros(1, places, channels))
        self.patch_embed = nn.Module()
        self.patch_embed.proj = nn.Conv2d(3, channels, patch, patch)
        self.blocks = nn.Sequential(*(Block(channels, heads) for _ in range(blocks)))
        self.norm = nn.LayerNorm(channels, eps=1e-6)
        self.head = nn.Linear(channels, classes)

    def forward(self, x):
        tokens = self.patch_embed.proj(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls_token.expand(len(x), -1, -1), tokens], dim=1) + self.pos_embed
        return self.head(self.norm(self.blocks(x))[:, 0])


def torchvisions(name):
    make = getattr(models, name)
    return lambda classes: make(weights=None, num_classes=classes)


CONVNEXT = ["features.0.0.weight", "features.1.0.layer_scale", "features.7.2.block.3.weight", "classifier.2.weight"]
VIT = ["patch_embed.proj.weight", "cls_token", "pos_embed", "blocks.0.attn.qkv.weight", "head.weight"]

# size: where max-pooling's largest are not so near each other that rounding decides which one passes a gradient on;
# norm: so that numbers neither die out nor explode in evaluation, and the answers differ from picture to picture
CASES = [
    ("mobilenet-v2", torchvisions("mobilenet_v2"), {"norm": 0.8, "lift": 3.75}),
    ("mobilenet-v3-small", torchvisions("mobilenet_v3_small"), {"norm": 1.0}),
    ("mobilenet-v3-large", torchvisions("mobilenet_v3_large"), {"norm": 0.9}),
    ("efficientnet-b0", torchvisions("efficientnet_b0"), {"norm": 1.1}),
    ("efficientnet-b1", torchvisions("efficientnet_b1"), {"norm": 1.05}),
    ("efficientnet-b2", torchvisions("efficientnet_b2"), {"norm": 1.05}),
    ("efficientnet-b3", torchvisions("efficientnet_b3"), {"norm": 1.03}),
    ("efficientnet-v2-s", torchvisions("efficientnet_v2_s"), {"norm": 0.8}),
    ("shufflenet-v2", torchvisions("shufflenet_v2_x1_0"), {"norm": 0.95, "lift": 3.0, "size": (64, 48)}),
    ("convnext-tiny", torchvisions("convnext_tiny"), {"wanted": CONVNEXT}),
    ("vit-s-16", lambda classes: VisionTransformer(80, 64, classes), {"wanted": VIT}),
]

if __name__ == "__main__":
    torch.manual_seed(0)
    print(json.dumps([golden(name, make, **{"size": (80, 64), **more}) for name, make, more in CASES], indent=1))
