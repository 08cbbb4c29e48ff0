"""Pillow on the timed work of bench/decode: for each line on stdin, decodes all JPEGs of a folder from memory, resizes them
to 224 x 224 (antialiased bilinear, no reducing gap) and prints the pictures per second. One thread.

    python pillow_peer.py FOLDER
"""

import io
import pathlib
import sys
import time

import PIL
from PIL import Image


def main() -> None:
    files = [p.read_bytes() for p in sorted(pathlib.Path(sys.argv[1]).rglob("*.jpg"))]
    print(PIL.__version__, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        for data in files:
            Image.open(io.BytesIO(data)).convert("RGB").resize((224, 224), Image.BILINEAR, reducing_gap=None)
        print(len(files) / (time.perf_counter() - start), flush=True)


main()
