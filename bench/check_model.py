#!/usr/bin/env python3
"""Holds a model file against ONNX's own checker, and Fovea's predictions against Python's ONNX Runtime on pictures that
Pillow decoded. Nothing of Fovea runs here: this is what a user of the model file in another language does.

    python3 -m venv .venv && .venv/bin/pip install onnx onnxruntime pillow numpy
    ./fovea predict model.onnx pictures/ --format csv > predictions.csv
    .venv/bin/python bench/check_model.py model.onnx predictions.csv [--within 1e-5] [--agree 0.995]

MODEL        a model.onnx
PREDICTIONS  what `fovea predict --format csv` printed: columns file, label, probability, reason, then p:LABEL for each
             label. Rows with a reason are passed over. Files are opened by the name in the row, below --root.
--root       folder that the names are relative to; usual: the working folder
--within     fail if a probability differs by more than this. Only sound where both decode to the same pixels and nothing
             is resized (lossless pictures of the network's size): JPEG decoders and resize differ by a level of 255 here
             and there. Usual: not looked at
--agree      fail if the share of equal top classes is below this; usual: 0.995

Prints pictures, share of equal top classes, largest and mean difference. Exit code 0 if all holds, 1 if not.
"""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from PIL import Image, ImageOps


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("predictions")
    parser.add_argument("--root", default=".")
    parser.add_argument("--within", type=float)
    parser.add_argument("--agree", type=float, default=0.995)
    return parser.parse_args()


def decoded(path, channels):
    """Upright pixels, uint8 [1, h, w, c]; transparency lies on white, as Fovea lays it."""
    picture = ImageOps.exif_transpose(Image.open(path))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert("RGB")
    pixels = np.asarray(picture.convert("RGB" if channels == 3 else "L"))
    return pixels.reshape(1, picture.height, picture.width, channels)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not row["reason"]:
                yield row["file"], row["label"], [float(v) for k, v in row.items() if k.startswith("p:")]


def main():
    asked = arguments()
    onnx.checker.check_model(asked.model, full_check=True)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(asked.model, options, providers=["CPUExecutionProvider"])
    labels = session.get_modelmeta().custom_metadata_map["labels"].split("\n")
    channels = session.get_inputs()[0].shape[3]

    equal, differences = 0, []
    for file, label, expected in rows(asked.predictions):
        pixels = decoded(Path(asked.root) / file, channels)
        actual = session.run(["probabilities"], {"pixels": pixels})[0][0]
        equal += labels[int(actual.argmax())] == label
        differences.append(np.abs(actual - np.array(expected, dtype=np.float32)).max())
    if not differences:
        sys.exit("predictions must have at least one picture that was read, but have none")

    share, largest = equal / len(differences), max(differences)
    print(f"onnx {onnx.__version__} checker: passed")
    print(
        f"onnxruntime {onnxruntime.__version__}, Pillow-decoded: {len(differences)} pictures, same top class"
        f" {share:.2%}, probabilities differ by at most {largest:.2e}, mean of the largest {np.mean(differences):.2e}"
    )
    failed = share < asked.agree or (asked.within is not None and not largest <= asked.within)
    sys.exit("FAILED" if failed else 0)


if __name__ == "__main__":
    main()
