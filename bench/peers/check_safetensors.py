"""Part of bench/weights: loads what Fovea wrote. Arguments: the folder, then the originals in the order of their numbers."""
import pathlib
import sys
from collections import OrderedDict

import torch
from safetensors.torch import load_file
from torch import nn


def compact():
    """The network compact under the names that it has in Fovea."""
    def normed(i, inputs, outputs, kernel):
        return [(f"conv{i}", nn.Conv2d(inputs, outputs, kernel, padding="same", bias=False)),
                (f"batch-norm{i}", nn.BatchNorm2d(outputs)), (f"relu{i}", nn.ReLU())]
    layers = normed(1, 3, 32, 5) + [("max-pool1", nn.MaxPool2d(2))]
    layers += normed(2, 32, 64, 3) + normed(3, 64, 64, 3) + [("max-pool2", nn.MaxPool2d(2))]
    layers += normed(4, 64, 64, 3) + normed(5, 64, 64, 3)
    layers += [("pool", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("dense1", nn.Linear(64, 10))]
    return nn.Sequential(OrderedDict(layers))


def original(path):
    if path.endswith(".safetensors"):
        return load_file(path)
    found = torch.load(path, map_location="cpu", weights_only=True)
    for key in ("state_dict", "model_state_dict", "model"):
        found = found[key] if isinstance(found.get(key), dict) else found
    return {name.removeprefix("module."): tensor for name, tensor in found.items() if torch.is_tensor(tensor)}


out = pathlib.Path(sys.argv[1])
network = compact()
network.load_state_dict(load_file(out / "compact.safetensors"), strict=True)
assert network(torch.zeros(2, 3, 28, 28)).shape == (2, 10)
print("compact: loaded strictly")
for i, path in enumerate(sys.argv[2:], 1):
    ours, theirs = load_file(out / f"{i}.safetensors"), original(path)
    assert ours.keys() == theirs.keys(), (path, ours.keys() ^ theirs.keys())
    for name, tensor in theirs.items():
        assert ours[name].dtype == tensor.dtype and torch.equal(ours[name], tensor.detach()), (path, name)
    print(f"{path}: {len(ours)} arrays, equal")
