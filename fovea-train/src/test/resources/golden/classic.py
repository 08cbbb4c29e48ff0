"""The classical architectures as torchvision has them (LeNet-5 and the CIFAR ResNets as below), on formula.py's numbers.

Made with PyTorch 2.15.0, torchvision 0.29.2 and NumPy, from this folder (4 GB of memory, some minutes):

    python classic.py > classic.json

With --steadiness it also says how far each case's gradients move by roundings, see formula.py (twice the time).
"""

import json
import warnings

import torch
from torch import nn
from torch.nn import functional as F
from torchvision import models

from formula import golden

warnings.filterwarnings("ignore")


class LeNet5(nn.Module):
    """LeCun et al. 1998 with pooling without parameters, every map connected to all, and a plain last layer."""

    def __init__(self, classes):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, classes)

    def forward(self, x):
        x = F.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = F.avg_pool2d(torch.tanh(self.conv2(x)), 2)
        x = torch.tanh(self.fc2(torch.tanh(self.fc1(x.flatten(1)))))
        return self.fc3(x)


class CifarBlock(nn.Module):
    """He et al. 2016, section 4.2, shortcut of option A: every second pixel, zeros for the channels that are missing."""

    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.stride, self.missing = stride, channels - before

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        around = F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.missing // 2, self.missing // 2))
        return F.relu(y + around)


class CifarResNet(nn.Module):
    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16)
        self.layer1 = nn.Sequential(*[CifarBlock(16, 16, 1) for _ in range(blocks)])
        self.layer2 = nn.Sequential(*[CifarBlock(16 if i == 0 else 32, 32, 2 if i == 0 else 1) for i in range(blocks)])
        self.layer3 = nn.Sequential(*[CifarBlock(32 if i == 0 else 64, 64, 2 if i == 0 else 1) for i in range(blocks)])
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x))))))
        return self.linear(x.mean((2, 3)))


def of(make, **more):
    return lambda classes: make(num_classes=classes, **more)


def inception(make):
    return of(make, aux_logits=True, init_weights=False)


class RoomyAux(models.inception.InceptionAux):
    """The auxiliary head for maps that its windows do not fit into: means of 5 x 5 parts."""

    def forward(self, x):
        x = self.conv1(self.conv0(F.adaptive_avg_pool2d(x, 5)))
        return self.fc(F.adaptive_avg_pool2d(x, 1).flatten(1))


def small_inception(classes):
    model = inception(models.inception_v3)(classes)
    model.AuxLogits.__class__ = RoomyAux
    return model


# a few flips of a ReLU, or of a window's largest, move the first gradients of a deep network by more than 1e-3: biases
# that lift numbers off zero, and small pictures where there is a lot of max-pooling, make them rare
LIFTED = {"lift": 4.0}
DEEP = {"lift": 4.0, "norm": 0.6}  # and sums of many blocks stay small

GOOGLENET = ["conv1.conv.weight", "aux1.conv.conv.weight", "aux1.fc2.weight", "aux2.fc2.weight", "fc.weight"]
INCEPTION = ["Conv2d_1a_3x3.conv.weight", "AuxLogits.conv0.conv.weight", "AuxLogits.fc.weight", "fc.weight"]

CASES = [
    ("lenet-5", LeNet5, 32, {"channels": 1}),
    ("alexnet", of(models.alexnet), 96, {}),
    ("vgg-11", of(models.vgg11), 32, {"n": 2}),
    ("vgg-13", of(models.vgg13), (32, 64), {"n": 2}),
    ("vgg-16", of(models.vgg16), 32, {"n": 2}),
    ("vgg-19", of(models.vgg19), (64, 32), {"n": 1}),
    ("vgg-11-bn", of(models.vgg11_bn), 32, {"n": 2, **LIFTED}),
    ("vgg-13-bn", of(models.vgg13_bn), 32, {"n": 2, **LIFTED}),
    ("vgg-16-bn", of(models.vgg16_bn), 32, {"n": 2, **LIFTED}),
    ("vgg-19-bn", of(models.vgg19_bn), 32, {"n": 2, **LIFTED}),
    ("googlenet", inception(models.googlenet), 81, {"heads": 0.3, "n": 2, "wanted": GOOGLENET, **LIFTED}),
    ("inception-v3", small_inception, 107, {"heads": 0.4, "n": 3, "wanted": INCEPTION, **LIFTED}),
    ("inception-v3", inception(models.inception_v3), 299, {"heads": 0.4, "n": 2, "wanted": INCEPTION[1:], **LIFTED}),
    ("resnet-18", of(models.resnet18), 64, DEEP),
    ("resnet-34", of(models.resnet34), 64, DEEP),
    ("resnet-50", of(models.resnet50), (64, 96), DEEP),
    ("resnet-101", of(models.resnet101), 64, DEEP),
    ("resnext-50-32x4d", of(models.resnext50_32x4d), 64, DEEP),
    ("wide-resnet-50-2", of(models.wide_resnet50_2), 64, DEEP),
    ("cifar-resnet-20", lambda classes: CifarResNet(3, classes), 32, DEEP),
    ("cifar-resnet-32", lambda classes: CifarResNet(5, classes), 32, DEEP),
    ("cifar-resnet-56", lambda classes: CifarResNet(9, classes), 32, DEEP),
    ("densenet-121", of(models.densenet121), 64, LIFTED),
    ("squeezenet-1-0", of(models.squeezenet1_0), 64, {}),
    ("squeezenet-1-1", of(models.squeezenet1_1), 67, {}),
]

if __name__ == "__main__":
    torch.manual_seed(0)
    print(json.dumps([golden(name, make, size, **more) for name, make, size, more in CASES], indent=1))
