"""The catalogue of weights, from what torchvision 0.29 says of its own, and three files of another's. Run anywhere:

    python catalogue.py > ../../../../../main/resources/dev/fovea/weights/catalogue.yaml

torchvision's file names end in the first digits of the files' SHA-256. Its sizes are in 1,048,576 bytes, rounded to the
third decimal place. Where its networks turn ImageNet's mean and spread into 0.5 themselves (transform_input of GoogLeNet
and Inception v3), the catalogue says 0.5, which is the same: (x - m) / s * (s / 0.5) + (m - 0.5) / 0.5 = (x - 0.5) / 0.5.
"""
import re

import torchvision.models as m

# name, weights; ".v2" are the newer ones of two, which are better on ImageNet and mostly worse to transfer
WEIGHTS = [
    ("alexnet", m.AlexNet_Weights.IMAGENET1K_V1),
    ("vgg-11", m.VGG11_Weights.IMAGENET1K_V1),
    ("vgg-13", m.VGG13_Weights.IMAGENET1K_V1),
    ("vgg-16", m.VGG16_Weights.IMAGENET1K_V1),
    ("vgg-19", m.VGG19_Weights.IMAGENET1K_V1),
    ("vgg-11-bn", m.VGG11_BN_Weights.IMAGENET1K_V1),
    ("vgg-13-bn", m.VGG13_BN_Weights.IMAGENET1K_V1),
    ("vgg-16-bn", m.VGG16_BN_Weights.IMAGENET1K_V1),
    ("vgg-19-bn", m.VGG19_BN_Weights.IMAGENET1K_V1),
    ("googlenet", m.GoogLeNet_Weights.IMAGENET1K_V1),
    ("inception-v3", m.Inception_V3_Weights.IMAGENET1K_V1),
    ("resnet-18", m.ResNet18_Weights.IMAGENET1K_V1),
    ("resnet-34", m.ResNet34_Weights.IMAGENET1K_V1),
    ("resnet-50", m.ResNet50_Weights.IMAGENET1K_V1),
    ("resnet-50.v2", m.ResNet50_Weights.IMAGENET1K_V2),
    ("resnet-101", m.ResNet101_Weights.IMAGENET1K_V1),
    ("resnet-101.v2", m.ResNet101_Weights.IMAGENET1K_V2),
    ("resnext-50-32x4d", m.ResNeXt50_32X4D_Weights.IMAGENET1K_V1),
    ("resnext-50-32x4d.v2", m.ResNeXt50_32X4D_Weights.IMAGENET1K_V2),
    ("wide-resnet-50-2", m.Wide_ResNet50_2_Weights.IMAGENET1K_V1),
    ("wide-resnet-50-2.v2", m.Wide_ResNet50_2_Weights.IMAGENET1K_V2),
    ("densenet-121", m.DenseNet121_Weights.IMAGENET1K_V1),
    ("squeezenet-1-0", m.SqueezeNet1_0_Weights.IMAGENET1K_V1),
    ("squeezenet-1-1", m.SqueezeNet1_1_Weights.IMAGENET1K_V1),
    ("shufflenet-v2", m.ShuffleNet_V2_X1_0_Weights.IMAGENET1K_V1),
    ("mobilenet-v2", m.MobileNet_V2_Weights.IMAGENET1K_V1),
    ("mobilenet-v2.v2", m.MobileNet_V2_Weights.IMAGENET1K_V2),
    ("mobilenet-v3-small", m.MobileNet_V3_Small_Weights.IMAGENET1K_V1),
    ("mobilenet-v3-large", m.MobileNet_V3_Large_Weights.IMAGENET1K_V1),
    ("mobilenet-v3-large.v2", m.MobileNet_V3_Large_Weights.IMAGENET1K_V2),
    ("efficientnet-b0", m.EfficientNet_B0_Weights.IMAGENET1K_V1),
    ("efficientnet-b1", m.EfficientNet_B1_Weights.IMAGENET1K_V1),
    ("efficientnet-b1.v2", m.EfficientNet_B1_Weights.IMAGENET1K_V2),
    ("efficientnet-b2", m.EfficientNet_B2_Weights.IMAGENET1K_V1),
    ("efficientnet-b3", m.EfficientNet_B3_Weights.IMAGENET1K_V1),
    ("efficientnet-v2-s", m.EfficientNet_V2_S_Weights.IMAGENET1K_V1),
    ("convnext-tiny", m.ConvNeXt_Tiny_Weights.IMAGENET1K_V1),
]
OWN_NORMALISATION = ["googlenet", "inception-v3"]
# github.com/akamaster/pytorch_resnet_cifar10 at the commit below, BSD-2-Clause; hashes and sizes of the files themselves,
# accuracies as the files' best_prec1 says
CIFAR = "https://raw.githubusercontent.com/akamaster/pytorch_resnet_cifar10/d5489e8995e81e91ce6b1d69dcc98ad579b0b153/pretrained_models/"
CIFAR_FILES = [
    ("cifar-resnet-20", "resnet20-12fca82f.th", "12fca82f0bebc4135bf1f32f6e3710e61d5108578464b84fd6d7f5c1b04036c8", 1099231, 91.78),
    ("cifar-resnet-32", "resnet32-d509ac18.th", "d509ac1820d7f25398913559d7e81a13229b1e7adc5648e3bfa5e22dc137f850", 1890043, 92.78),
    ("cifar-resnet-56", "resnet56-4bfd9763.th", "4bfd97631478d6b638d2764fd2baff3edb1d7d82252d54439343b6596b9b5367", 3471733, 93.62),
]


def entry(name, file, trained, seen):
    print(f"  - name: {name}")
    print(f"    architecture: {name.split('.')[0]}")
    print(f"    file: {{address: '{file[0]}', sha256: '{file[1]}', {file[2]}}}")
    print(f"    data: {trained[0]}")
    print(f"    classes: {trained[1]}")
    print(f"    accuracy: {trained[2]}")
    print(f"    licence: {trained[3]}")
    print(f"    seen: {{size: {seen[0]}, resize: {seen[1]}, interpolation: {seen[2]}, mean: {seen[3]}, spread: {seen[4]}}}")


print("# Made by catalogue.py beside the tests; do not edit. \"BSD-3-Clause and terms of ImageNet\": torchvision is under the")
print("# former and says that its weights may have terms derived from the data they were trained on, and that it is for the")
print("# user to determine whether his use is permitted.")
print("weights:")
for name, weights in WEIGHTS:
    digits = re.search(r"-([0-9a-f]{8,})\.pth$", weights.url).group(1)
    seen = weights.transforms()
    own = name in OWN_NORMALISATION
    entry(
        name,
        (weights.url, digits, f"mebibytes: {weights.meta['_file_size']}"),
        ("ImageNet-1k", len(weights.meta["categories"]), weights.meta["_metrics"]["ImageNet-1K"]["acc@1"],
         "BSD-3-Clause and terms of ImageNet"),
        (seen.crop_size[0], seen.resize_size[0], seen.interpolation.value,
         [0.5] * 3 if own else seen.mean, [0.5] * 3 if own else seen.std))
for name, file, sha256, size, accuracy in CIFAR_FILES:
    entry(name, (CIFAR + file, sha256, f"bytes: {size}"), ("CIFAR-10", 10, accuracy, "BSD-2-Clause"),
          (32, 32, "bilinear", [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]))
