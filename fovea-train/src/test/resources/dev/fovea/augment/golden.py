"""Golden values for AugmentGoldenTest, PolicyGoldenTest and MixingTest: torchvision's v2 functions on uint8 tensors, and Pillow
where its result is the definition. Made by

    python golden.py > golden.json

with torch 2.15.0, torchvision 0.29.2, Pillow 13.0.0, numpy and SciPy. The pictures are formulas that the tests compute too.
"""
import io
import json
import sys

import numpy as np
import PIL
import torch
import torchvision
from PIL import Image, ImageOps
from scipy import stats
from torchvision.transforms.v2 import InterpolationMode, MixUp, CutMix, RandAugment, TrivialAugmentWide
from torchvision.transforms.v2 import functional as F


def rough(height, width, channels):
    """Neighbours have nothing in common."""
    return np.array(
        [[[(37 * r + 91 * c + 13 * r * c + 50 * k) % 256 for k in range(channels)] for c in range(width)] for r in range(height)],
        np.uint8,
    )


def smooth(height, width, channels):
    """A slope that turns at black and at white."""
    return np.array(
        [[[abs((9 * r + 14 * c + 70 * k) % 510 - 255) for k in range(channels)] for c in range(width)] for r in range(height)],
        np.uint8,
    )


def dull(height, width, channels):
    """Values 60..159, some rare."""
    return np.array(
        [[[60 + (r * r + 3 * c * c + 17 * k) % 100 for k in range(channels)] for c in range(width)] for r in range(height)],
        np.uint8,
    )


PICTURES = {"rough": rough, "smooth": smooth, "dull": dull}


def tensor(array):
    return torch.from_numpy(array).permute(2, 0, 1).contiguous()


def hexed(image):
    return image.permute(1, 2, 0).contiguous().numpy().astype(np.uint8).tobytes().hex()


def pillow(array):
    return Image.fromarray(array[:, :, 0] if array.shape[2] == 1 else array)


def unpillow(image, array):
    return torch.from_numpy(np.asarray(image).reshape(array.shape).copy()).permute(2, 0, 1)


cases = []


def case(kind, arguments, function, pictures=("rough", "smooth"), size=(10, 12), channels=(1, 3)):
    for name in pictures:
        for c in channels:
            array = PICTURES[name](*size, c)
            cases.append(
                {"kind": kind, "arguments": arguments, "picture": name, "height": size[0], "width": size[1], "channels": c,
                 "values": hexed(function(array))}
            )


def jpeg(array, quality):
    packed = io.BytesIO()
    pillow(array).save(packed, "JPEG", quality=quality)
    return unpillow(Image.open(packed), array)


def affine(array, degrees=0.0, shift=(0, 0), zoom=1.0, shear=0.0):
    return F.affine(tensor(array), degrees, list(shift), zoom, [shear, 0.0], InterpolationMode.BILINEAR)


# values
for factor in (0.0, 0.6, 1.3, 2.5):
    case("brightness", [factor], lambda a: F.adjust_brightness(tensor(a), factor))
    case("contrast", [factor], lambda a: F.adjust_contrast(tensor(a), factor))
    case("saturation", [factor], lambda a: F.adjust_saturation(tensor(a), factor))
    case("sharpen", [factor], lambda a: F.adjust_sharpness(tensor(a), factor))
for turn in (-0.5, -0.31, -0.1, 0.04, 0.25, 0.5):
    case("hue", [turn], lambda a: F.adjust_hue(tensor(a), turn), channels=(3,))
case("gray", [], lambda a: unpillow(pillow(a).convert("L").convert("RGB"), a), channels=(3,))
for size, sigma in ((3, 0.5), (5, 1.3), (9, 3.0)):
    case("blur", [size, sigma], lambda a: F.gaussian_blur(tensor(a), [size, size], [sigma, sigma]))
for bits in (1, 3, 4, 7, 8):
    case("posterise", [bits], lambda a: F.posterize(tensor(a), bits))
for threshold in (0, 100, 128, 255, 256):
    # torchvision refuses 256, which inverts nothing
    case("solarise", [threshold], lambda a: F.solarize(tensor(a), threshold) if threshold < 256 else tensor(a))
case("invert", [], lambda a: F.invert(tensor(a)))
case("autocontrast", [], lambda a: unpillow(ImageOps.autocontrast(pillow(a)), a), pictures=("smooth", "dull"))
case("equalise", [], lambda a: unpillow(ImageOps.equalize(pillow(a)), a), pictures=("smooth", "dull"), size=(24, 32))
for quality in (10, 50, 90):
    case("jpeg", [quality], lambda a: jpeg(a, quality), size=(24, 32), pictures=("rough", "smooth", "dull"))

# places
for degrees in (-35.0, 20.0, 90.0):
    case("rotation", [degrees], lambda a: affine(a, degrees=degrees))
for factor in (0.6, 1.4):
    case("zoom", [factor], lambda a: affine(a, zoom=factor))
for degrees in (-25.0, 10.0):
    case("shear", [degrees], lambda a: affine(a, shear=degrees))
for right, down in ((3, -2), (-12, 0)):
    case("shift", [right, down], lambda a: affine(a, shift=(right, down)))
case("horizontal-flip", [], lambda a: F.horizontal_flip(tensor(a)))
case("vertical-flip", [], lambda a: F.vertical_flip(tensor(a)))
for left, top in ((0, 0), (1, 3), (4, 2)):  # of the window in the picture with 2 pixels more on each side
    case("padded-crop", [left, top], lambda a: F.crop(F.pad(tensor(a), [2, 2, 2, 2]), top, left, a.shape[0], a.shape[1]))
for top, left, height, width in ((1, 2, 8, 9), (0, 0, 10, 12), (4, 5, 3, 4)):
    case("random-resized-crop", [top, left, height, width],
         lambda a: F.resized_crop(tensor(a), top, left, height, width, [6, 6], antialias=True))
for top, left, height, width in ((1, 2, 5, 4), (0, 0, 10, 12)):
    case("erasing", [top, left, height, width], lambda a: F.erase(tensor(a), top, left, height, width, torch.zeros(1, 1, 1)))
for corners in ([0, 0, 11, 0, 11, 9, 0, 9], [2, 1, 9, 0, 11, 8, 1, 7], [5, 4, 7, 3, 11, 9, 0, 6]):
    end = [corners[i:i + 2] for i in range(0, 8, 2)]
    case("perspective", corners,
         lambda a: F.perspective(tensor(a), [[0, 0], [11, 0], [11, 9], [0, 9]], end, InterpolationMode.BILINEAR))


def ways(height, width):
    """Pixels to the right and down, by formula."""
    r, c = np.mgrid[0:height, 0:width]
    return ((3 * r + 5 * c) % 13 - 6) / 4.0, ((7 * r + 2 * c) % 11 - 5) / 3.0


def bent(array):
    height, width = array.shape[:2]
    x, y = ways(height, width)
    displacement = torch.from_numpy(np.stack([x * 2 / width, y * 2 / height], -1)).float().unsqueeze(0)
    return F.elastic(tensor(array), displacement, InterpolationMode.BILINEAR)


case("elastic", [], bent)


def field(size, sigma):
    """What torchvision's elastic does to noise, on a formula instead of noise."""
    plane = rough(30, 40, 1)[:, :, 0].astype(np.float32) / 128 - 1
    return F.gaussian_blur(torch.from_numpy(plane)[None], [size, size], [sigma, sigma])[0].flatten().tolist()


# the automatic policies, operation by operation
OPERATIONS = {"RandAugment": RandAugment(interpolation="bilinear"), "TrivialAugment": TrivialAugmentWide(interpolation="bilinear")}
policies = []
for policy, transform in OPERATIONS.items():
    for name, (magnitudes, signed) in transform._AUGMENTATION_SPACE.items():
        table = magnitudes(31, 10, 12)
        for number in (0, 9, 30):
            for sign in (1, -1) if signed else (1,):
                magnitude = 0.0 if table is None else sign * float(table[number])
                array = dull(10, 12, 3)
                out = transform._apply_image_or_video_transform(
                    tensor(array), name, magnitude, interpolation=transform.interpolation, fill=transform._fill)
                policies.append({"policy": policy, "operation": name, "bin": number, "signed": signed, "sign": sign,
                                 "magnitude": magnitude, "values": hexed(out)})


# mixing: the draws are given
def batch():
    return torch.stack([tensor(PICTURES[name](12, 12, 3)) for name in ("rough", "smooth", "dull")])


mixing = []
labels = torch.tensor([0, 1, 2])
for share in (0.0, 0.3, 0.5, 0.85, 1.0):
    mix = MixUp(num_classes=3)
    pixels = mix.transform(batch().double(), {"lam": share, "labels": labels, "batch_size": 3})
    mixing.append({"kind": "mixup", "share": share, "targets": mix._mixup_label(labels, lam=share).tolist(),
                   "values": pixels.permute(0, 2, 3, 1).flatten().tolist()})


class Drawn:
    """Stands for torchvision's draws."""

    def __init__(self, share):
        self.share = share

    def sample(self, shape):
        return torch.tensor([self.share])


for share, x, y in ((0.3, 5, 4), (0.5, 0, 9), (0.85, 11, 0), (0.0, 6, 5), (1.0, 6, 5)):
    mix = CutMix(num_classes=3)
    mix._dist = Drawn(share)
    draws = iter([torch.tensor([x]), torch.tensor([y])])
    kept, torch.randint = torch.randint, lambda *a, **k: next(draws)
    drawn = mix.make_params([batch()])
    torch.randint = kept
    pixels = mix.transform(batch(), {**drawn, "labels": labels, "batch_size": 3})
    mixing.append({"kind": "cutmix", "share": share, "x": x, "y": y, "kept": drawn["lam_adjusted"],
                   "targets": mix._mixup_label(labels, lam=drawn["lam_adjusted"]).tolist(),
                   "values": pixels.permute(0, 2, 3, 1).flatten().tolist()})


def noise():
    """Mean and spread of what torchvision's noise makes of one value; a million draws each."""
    torch.manual_seed(1)
    out = []
    for value in (0, 20, 128, 250):
        for sigma in (0.02, 0.1, 0.3):
            noisy = F.gaussian_noise(torch.full((1, 1000, 1000), value, dtype=torch.uint8), 0.0, sigma).double()
            out.append({"value": value, "sigma": sigma, "mean": noisy.mean().item(), "spread": noisy.std().item()})
    return out


def beta():
    """How likely a share below a bound is."""
    return [{"alpha": alpha, "bound": bound, "below": float(stats.beta.cdf(bound, alpha, alpha))}
            for alpha in (0.05, 0.2, 1.0, 4.0) for bound in (0.1, 0.25, 0.5, 0.75, 0.9)]


parts = {
    "by": f"torch {torch.__version__}, torchvision {torchvision.__version__}, Pillow {PIL.__version__}, numpy {np.__version__}",
    "cases": cases,
    "field": [{"size": 25, "sigma": 3.0, "values": [round(v, 7) for v in field(25, 3.0)]}],
    "policies": policies,
    "mixing": mixing,
    "beta": beta(),
    "noise": noise(),
}
rows = {
    key: json.dumps(part) if isinstance(part, str)
    else "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in part) + "\n]"
    for key, part in parts.items()
}
sys.stdout.write("{\n" + ",\n".join(f"{json.dumps(key)}: {row}" for key, row in rows.items()) + "\n}\n")
