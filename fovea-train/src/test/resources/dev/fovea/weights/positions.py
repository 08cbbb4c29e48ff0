"""Positions of a vision transformer for another size, as timm re-makes them: PyTorch's antialiased bicubic interpolation.

Made with PyTorch 2.15.0, from this folder:

    python positions.py > positions.json
"""

import json
import sys

import torch

sys.path.insert(0, "../../../golden")
from formula import draws

CHANNELS = 3


def case(side, height, width):
    """One position of a class token, then side x side of patches; numbers of formula.py, by the side's name."""
    places = 1 + side * side
    old = torch.from_numpy(draws(f"positions{side}", places * CHANNELS)).float().view(1, places, CHANNELS)
    grid = old[:, 1:].reshape(1, side, side, CHANNELS).permute(0, 3, 1, 2)
    made = torch.nn.functional.interpolate(grid, size=(height, width), mode="bicubic", antialias=True)
    new = torch.cat([old[:, :1], made.permute(0, 2, 3, 1).flatten(1, 2)], dim=1)
    return {"side": side, "height": height, "width": width, "values": new.flatten().tolist()}


print(json.dumps([case(*sizes) for sizes in ((4, 7, 5), (4, 3, 2), (6, 6, 3), (3, 1, 8), (2, 1, 1))], indent=1))
