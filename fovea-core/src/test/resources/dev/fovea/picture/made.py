"""Makes made.csv: small files of every format that is read, and what Pillow 13.0.0 sees in them. Run as

    pip install pillow==13.0.0 numpy tifffile==2026.3.3 && python made.py > made.csv

Columns: name, file (base64), width x height x channels, pixels (base64). The picture is drawn by a formula; Pillow decodes,
turns upright and lays alpha on white, as in fixtures.py. YCCK is CMYK with Adobe's transform flag set, so its colours are
others, but the same ones for every reader; "nomark" lacks Adobe's segment. The TIFFs with white as zero in 16 bits, which
Pillow does not turn round, and with 16-bit colour, which it cuts, have the drawn numbers as their truth.
"""

import base64
import io
import sys

import numpy as np
import tifffile
from PIL import Image, ImageOps

W, H = 37, 26
y, x = np.mgrid[0:H, 0:W]
rgb = np.stack([x * 6 + 20, y * 9 + 10, 128 + 90 * np.sin(x / 6) * np.cos(y / 5)], 2).astype(np.uint8)
COLOUR = Image.fromarray(rgb)
GRAY = COLOUR.convert("L")
ALPHA = Image.fromarray((255 * x / (W - 1)).astype(np.uint8))
RGBA, LA = COLOUR.copy(), GRAY.copy()
RGBA.putalpha(ALPHA)
LA.putalpha(ALPHA)
deep = (x * 1700 + y * 90).astype(np.uint16)
DEEP = Image.fromarray(deep)
MODES = {"1": COLOUR.convert("1"), "L": GRAY, "P": COLOUR.quantize(40), "RGB": COLOUR, "RGBA": RGBA, "LA": LA,
         "CMYK": COLOUR.convert("CMYK"), "I;16": DEEP, "YCbCr": COLOUR.convert("YCbCr")}


def seen(data: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(data))
    image.load()
    mode = image.mode
    image = ImageOps.exif_transpose(image)
    if mode.startswith("I"):
        return ((np.asarray(image).astype(np.int64) + 128) // 257).astype(np.uint8)[..., None]
    if "A" in mode or "transparency" in image.info:
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        white.alpha_composite(image.convert("RGBA"))
        pixels = np.asarray(white.convert("RGB"))
        return pixels[..., :1] if mode in ("1", "L", "LA") else pixels
    return np.asarray(image.convert("L"))[..., None] if mode in ("1", "L") else np.asarray(image.convert("RGB"))


def row(name: str, data: bytes, pixels=None) -> None:
    pixels = seen(data) if pixels is None else pixels
    h, w, c = pixels.shape
    text = base64.b64encode(np.ascontiguousarray(pixels).tobytes()).decode()
    print(f"{name},{base64.b64encode(data).decode()},{w}x{h}x{c},{text}")


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def tiffs() -> None:
    for mode, compressions in {
        "1": ["raw", "group3", "group4", "tiff_ccitt", "packbits"], "L": ["raw", "tiff_lzw", "jpeg"],
        "P": ["raw", "tiff_lzw"], "RGB": ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"],
        "RGBA": ["tiff_lzw"], "LA": ["raw", "tiff_adobe_deflate"], "CMYK": ["raw", "tiff_lzw"],
        "I;16": ["raw", "tiff_lzw", "tiff_adobe_deflate"], "YCbCr": ["jpeg"],
    }.items():
        for compression in compressions:
            data = saved(MODES[mode], "TIFF", compression=compression)
            row(f"{mode}-{compression}.tif", data)

    def other(name, values, truth=None, **options):
        out = io.BytesIO()
        tifffile.imwrite(out, values, **options)
        row(name + ".tif", out.getvalue(), truth)

    eight = ((deep.astype(np.int64) + 128) // 257).astype(np.uint8)[..., None]
    other("big", rgb, bigtiff=True, photometric="rgb")
    other("motorola", rgb, byteorder=">", photometric="rgb")
    other("tiled", rgb, tile=(16, 16), photometric="rgb")
    other("planes", np.moveaxis(rgb, 2, 0).copy(), photometric="rgb", planarconfig="separate")
    other("two-pages", np.stack([rgb, rgb[::-1]]), photometric="rgb")
    other("white-is-zero", 255 - np.asarray(GRAY), photometric="miniswhite")
    other("deep-white-is-zero", 65535 - deep, eight, photometric="miniswhite")
    other("deep-motorola", deep, eight, byteorder=">")
    other("deep-colour", rgb.astype(np.uint16) * 257, rgb, photometric="rgb")
    other("deep-tiled", rgb.astype(np.uint16) * 257, rgb, photometric="rgb", tile=(16, 16))
    other("predicted", rgb, photometric="rgb", compression="zlib", predictor=True)


def jpegs() -> None:
    row("gray.jpg", saved(GRAY, "JPEG"))
    row("colour.jpg", saved(COLOUR, "JPEG"))
    row("progressive.jpg", saved(COLOUR, "JPEG", progressive=True))
    cmyk = saved(MODES["CMYK"], "JPEG", quality=90)
    row("cmyk.jpg", cmyk)
    mark = cmyk.index(b"Adobe")
    row("ycck.jpg", cmyk[: mark + 11] + b"\2" + cmyk[mark + 12 :])
    row("cmyk-nomark.jpg", cmyk[: mark - 4] + cmyk[mark + 12 :])


def turned() -> None:
    for code in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = code
        for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
            row(f"turned-{code}.{kind.lower()}", saved(COLOUR, kind, exif=exif, **({"lossless": True} if kind == "WEBP" else {})))


def others() -> None:
    for mode in ("1", "L", "P", "RGB", "RGBA", "LA", "I;16"):
        row(f"{mode}.png", saved(MODES[mode], "PNG"))
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        row(f"{mode}.bmp", saved(MODES[mode], "BMP"))
    for mode in ("1", "L", "P", "RGBA"):
        data = saved(MODES[mode], "GIF")
        pixels = seen(data)
        row(f"{mode}.gif", data, np.repeat(pixels, 3 // pixels.shape[2], 2))  # Fovea never calls a GIF gray
    row("animated.gif", saved(MODES["P"], "GIF", save_all=True, append_images=[COLOUR.rotate(90).quantize(40)]))
    row("lossless.webp", saved(COLOUR, "WEBP", lossless=True))
    row("lossy.webp", saved(COLOUR, "WEBP"))
    row("alpha.webp", saved(RGBA, "WEBP", lossless=True))
    row("alpha-lossy.webp", saved(RGBA, "WEBP"))
    row("animated.webp", saved(COLOUR, "WEBP", save_all=True, append_images=[COLOUR.rotate(90)]))
    row("animated-alpha.webp", saved(RGBA, "WEBP", save_all=True, append_images=[RGBA.rotate(90)], lossless=True))
    row("colour.ppm", saved(COLOUR, "PPM"))
    row("gray.pgm", saved(GRAY, "PPM"))
    row("bits.pbm", saved(MODES["1"], "PPM"))
    row("deep.pgm", saved(DEEP, "PPM"))
    row("text.ppm", f"P3 # written\n{W} {H}\n255\n{' '.join(map(str, rgb.ravel()))}\n".encode())


tiffs()
jpegs()
turned()
others()
