"""What torchvision's modern architectures make of the formula's numbers, and a vision transformer as timm names it.

PyTorch 2.15, torchvision 0.29:
    python modern.py > modern.json
"""

import json
import sys

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


def torchvisions(name, size, norm=1.0):
    make = getattr(models, name.replace("-", "_").replace("shufflenet_v2", "shufflenet_v2_x1_0"))
    return golden(name, lambda classes: make(weights=None, num_classes=classes), size, norm)


sys.stdout.write(
    json.dumps(
        [
            torchvisions("mobilenet-v2", (80, 64)),
            torchvisions("mobilenet-v3-small", (80, 64)),
            torchvisions("mobilenet-v3-large", (80, 64), 0.9),
            torchvisions("efficientnet-b0", (80, 64), 1.1),
            torchvisions("efficientnet-b1", (80, 64), 1.05),
            torchvisions("efficientnet-b2", (80, 64), 1.05),
            torchvisions("efficientnet-b3", (80, 64), 1.03),
            torchvisions("efficientnet-v2-s", (80, 64), 0.8),
            torchvisions("shufflenet-v2", (80, 64), 0.95),
            torchvisions("convnext-tiny", (80, 64)),
            golden("vit-s-16", lambda classes: VisionTransformer(80, 64, classes), (80, 64)),
        ],
        indent=1,
    )
    + "\n"
)
