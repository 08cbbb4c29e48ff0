"""Where ResNet-18 sees a class, as others compute it: maps of pytorch-grad-cam, integrated gradients of captum.

Made with PyTorch 2.15.0, torchvision 0.29.2, grad-cam 1.5.7, captum 0.9.0 and NumPy, from this folder:

    python explain.py > explain.json

Weights are formula.py's, and its pictures as bytes: floor((v + 1.5) 85), read by the network as (byte / 255 - 0.5) / 0.25.
All is computed in double precision. Maps are told before they are scaled or enlarged: what is above 0 of the weighted sum.
"""

import json
import warnings

import numpy
import torch
from captum.attr import IntegratedGradients
from pytorch_grad_cam import GradCAM, GradCAMPlusPlus, LayerCAM
from torchvision import models

from formula import fill, pictures

warnings.filterwarnings("ignore")
CLASSES = 10
NORM = 0.5
STEPS = 32


class Exact(GradCAMPlusPlus):
    """Equation 19 of Chattopadhay et al. 2018 as it stands. The library adds 1e-6 below the line, where there is about as
    much at 224 pixels; at 64 pixels, where there is a thousand times as much, the library itself is asked."""

    def get_cam_weights(self, input_tensor, target_layers, target_category, activations, grads):
        total = activations.sum((2, 3), keepdims=True)
        below = 2 * grads**2 + total * grads**3
        alpha = numpy.divide(grads**2, below, out=numpy.zeros_like(grads), where=below != 0)
        return (alpha * numpy.maximum(grads, 0)).sum((2, 3))


def network():
    model = models.resnet18(num_classes=CLASSES)
    fill(model, NORM)
    return model.double().eval()


def shown(size):
    level = torch.floor((pictures(1, 3, size, size).double() + 1.5) * 85)
    assert 0 <= level.min() and level.max() <= 255
    return (level / 255 - 0.5) / 0.25


def cam(kind, layer, index, size):
    """A map of one layer for one class: [rows, columns] and its numbers."""
    model = network()
    target = getattr(model, layer)
    with kind(model=model, target_layers=[target]) as method:
        x = shown(size).requires_grad_()
        method.activations_and_grads(x)[0, index].backward()
        maps = method.activations_and_grads.activations[0].numpy()
        gradients = method.activations_and_grads.gradients[0].numpy()
        out = numpy.maximum(method.get_cam_image(x, target, None, maps, gradients, False)[0], 0)
    return {"layer": layer, "class": index, "size": size, "shape": list(out.shape), "values": short(out)}


def integrated(index, size):
    x = shown(size)
    method = IntegratedGradients(network())
    out = method.attribute(x, baselines=0.0, target=index, n_steps=STEPS, method="riemann_middle")[0].sum(0).numpy()
    return {"layer": "", "class": index, "size": size, "shape": list(out.shape), "values": short(out)}


def short(values):
    return [float(f"{v:.7g}") for v in values.flatten()]


if __name__ == "__main__":
    cases = [
        ("grad-cam", GradCAM, "layer4", 224),
        ("grad-cam", GradCAM, "layer3", 224),
        ("grad-cam++", Exact, "layer4", 224),
        ("grad-cam++", Exact, "layer3", 224),
        ("grad-cam++", GradCAMPlusPlus, "layer4", 64),
        ("layer-cam", LayerCAM, "layer4", 224),
        ("layer-cam", LayerCAM, "layer3", 224),
    ]
    out = [
        {"method": word, **cam(kind, layer, index, size)} for word, kind, layer, size in cases for index in (1, 7)
    ]
    out += [{"method": "integrated-gradients", **integrated(index, 32)} for index in (1, 7)]
    print(json.dumps(out))
