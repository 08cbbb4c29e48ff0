"""Part of bench/roundtrip: loads what Fovea wrote into torchvision's network, strictly, and saves it as a .pth file.

Says which architectures it has; then answers each line NAME<tab>FILE.safetensors<tab>FILE.pth of the standard input.
"""
import pathlib
import sys

import torch
from safetensors.torch import load_file

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "fovea-train/src/test/resources/golden"))
import classic  # noqa: E402
import modern  # noqa: E402

# a vision transformer's positions are of its pictures' size
MAKE = {name: make for name, make, *_ in classic.CASES + modern.CASES}
MAKE["vit-s-16"] = lambda classes: modern.VisionTransformer(224, 224, classes)

print(" ".join(MAKE), flush=True)
for line in sys.stdin:
    name, read, written = line.rstrip("\n").split("\t")
    with torch.device("meta"):
        model = MAKE[name](1000)
    given = load_file(read)
    for key, tensor in model.state_dict().items():
        assert given[key].dtype == tensor.dtype, (name, key, given[key].dtype, tensor.dtype)
    model.load_state_dict(given, strict=True, assign=True)
    torch.save(model.state_dict(), written)
    print(f"{len(given)} arrays", flush=True)
