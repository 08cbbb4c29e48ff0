"""The table fixtures.csv: what each file of shared/data/fixtures holds, by Pillow 13.0.0 (numpy 2) and by the hand below.

    python fixtures.py SHARED/fixtures > fixtures.csv              # made the table
    python fixtures.py SHARED/fixtures DUMP                        # the exact comparison, once; see compare()

Columns: file, outcome (width x height x channels, or the reason that Fovea must name), first 16 digits of the SHA-256 of
the pixels, mean of each channel, box averages (8 x 8 boxes, each of at least one pixel, rows first, rounded, hexadecimal).

Pillow opens, turns upright (ImageOps.exif_transpose) and lays transparency on white. It cuts 16-bit colour down to the
high byte, where value/257 is meant: those files are read here by hand (zlib, PNG's filters, TIFF's tile), as numbers of 16
bits. Reasons are Fovea's words for files that Pillow refuses too; main() holds that it does.
"""

import hashlib
import pathlib
import struct
import sys
import warnings
import zlib

import numpy as np
from PIL import Image, ImageOps

MOST_PIXELS = 100_000_000
REASONS = {
    "image-rs/bad/bmp/Bad_badbitcount.bmp": "damaged BMP (30000 bits a pixel)",
    "image-rs/bad/bmp/Bad_clrsUsed.bmp": "damaged BMP (4278190086 colours)",
    "image-rs/bad/bmp/Bad_height.bmp": "truncated BMP",
    "image-rs/bad/bmp/Bad_reallybig.bmp": "truncated BMP",
    "image-rs/bad/bmp/Bad_shortfile.bmp": "truncated BMP",
    "image-rs/bad/bmp/Bad_unusual_extend_buffer_usage.bmp": "damaged BMP (fewer pixels than its header says)",
    "image-rs/bad/bmp/Bad_width.bmp": "truncated BMP",
    "image-rs/regression/jpg/oss-fuzz-36829.jpeg": "truncated JPEG",
    "libjpeg-turbo/monkey12.jpg": "12-bit JPEG is not supported",
    "pillow/apng/syntax_num_frames_zero.png": "damaged PNG (fewer pixels than its header says)",
    "pillow/bmp/b/badwidth.bmp": "damaged: its header says -127 x 64",
    "pillow/decompression_bomb.gif": "truncated GIF",
    "pillow/pngtest_bad.png.bin": "not a picture: starts with bytes 50 4e 47 0d 0a 1a 0a 00",
    "pillow/truncated_image.png": "truncated PNG",
}
TEXTS = ("LICENSE", "SOURCE.txt", "MANIFEST")


def on_white(values: np.ndarray, alpha: np.ndarray, most: int) -> np.ndarray:
    """Both 0..most; the sum is rounded."""
    v, a = values.astype(np.int64), alpha.astype(np.int64)[..., None]
    return (v * a + most * (most - a) + most // 2) // most


def eight_bits(values: np.ndarray) -> np.ndarray:
    return ((values.astype(np.int64) + 128) // 257).astype(np.uint8)


def png16(data: bytes) -> np.ndarray:
    """Pixels of a PNG of 16-bit colour, not interlaced: [h, w, samples]."""
    width, height, bits, kind = struct.unpack(">IIBB", data[16:26])
    assert bits == 16 and data[28] == 0
    samples, packed, at = {2: 3, 6: 4}[kind], b"", 8
    while at < len(data):
        n = struct.unpack(">I", data[at : at + 4])[0]
        packed += data[at + 8 : at + 8 + n] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + n
    raw, step, row = zlib.decompress(packed), 2 * samples, 2 * samples * width
    above, out = bytearray(row), bytearray()
    for y in range(height):
        kind, line = raw[y * (row + 1)], bytearray(raw[y * (row + 1) + 1 : (y + 1) * (row + 1)])
        for i in range(row):
            a, b, c = (line[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[i] = (line[i] + [0, a, b, (a + b) // 2, paeth][kind]) & 255
        out += line
        above = line
    return np.frombuffer(bytes(out), ">u2").reshape(height, width, samples)


def tiff16(path: pathlib.Path) -> np.ndarray:
    """Pixels of a TIFF of 16-bit colour in one deflated tile."""
    with Image.open(path) as image:
        tags = image.tag_v2
        (start,), (n,), w, h = tags[324], tags[325], tags[322], tags[323]
        order = image.tag_v2.prefix == b"II" and "<u2" or ">u2"
        assert tags[259] == 8 and tags.get(317, 1) == 1
        tile = np.frombuffer(zlib.decompress(path.read_bytes()[start : start + n]), order).reshape(h, w, 3)
        return tile[: image.size[1], : image.size[0]]


def reference(path: pathlib.Path) -> np.ndarray:
    """Upright pixels, uint8 [h, w, 1 or 3]."""
    image = Image.open(path)
    if image.size[0] * image.size[1] > MOST_PIXELS:
        raise ValueError("too large")
    image.load()
    mode = image.mode
    if mode in ("RGB", "RGBA") and image.format == "PNG" and path.read_bytes()[24] == 16:
        deep = png16(path.read_bytes())
        return eight_bits(on_white(deep[..., :3], deep[..., 3], 65535) if deep.shape[2] == 4 else deep)
    if mode == "RGB" and image.format == "TIFF" and image.tag_v2[258][0] == 16:
        return eight_bits(tiff16(path))
    image = ImageOps.exif_transpose(image)
    if mode.startswith("I;16"):
        return eight_bits(np.asarray(image))[..., None]
    if "A" in mode or "transparency" in image.info:
        four = np.asarray(image.convert("RGBA"))
        colour = on_white(four[..., :3], four[..., 3], 255).astype(np.uint8)
        return colour[..., :1] if mode in ("1", "L", "LA") else colour
    if mode in ("1", "L"):
        return np.asarray(image.convert("L"))[..., None]
    return np.asarray(image.convert("RGB"))


def boxes(pixels: np.ndarray) -> bytes:
    h, w, _ = pixels.shape
    rows = [slice(i * h // 8, max((i + 1) * h // 8, i * h // 8 + 1)) for i in range(8)]
    columns = [slice(i * w // 8, max((i + 1) * w // 8, i * w // 8 + 1)) for i in range(8)]
    means = [[pixels[r, c].astype(np.float64).mean((0, 1)) for c in columns] for r in rows]
    return np.floor(np.array(means) + 0.5).astype(np.uint8).tobytes()


def compare(root: pathlib.Path, dump: pathlib.Path) -> None:
    """Per pixel against what Fovea decoded: DUMP holds width, height and channels (big-endian ints) and the pixels of each
    file, its name with _ for /. FixturesTest.dump writes it (FOVEA_DUMP=folder)."""
    for name, pixels in outcomes(root):
        if isinstance(pixels, str):
            continue
        data = (dump / name.replace("/", "_")).read_bytes()
        w, h, c = struct.unpack(">iii", data[:12])
        own = np.frombuffer(data, np.uint8, offset=12).reshape(h, w, c)
        off = np.abs(own.astype(int) - pixels)
        print(f"{off.mean():.4f} mean, {off.max()} most: {name}", "" if off.mean() < 2 else "<<<")


def outcomes(root: pathlib.Path):
    for path in sorted(p for p in root.rglob("*") if p.is_file() and not p.name.startswith(TEXTS)):
        name = path.relative_to(root).as_posix()
        try:
            yield name, reference(path)
        except Exception as refused:  # whatever it throws: it must be a file that is known to be bad
            assert name in REASONS, (name, refused)
            yield name, REASONS[name]


def main() -> None:
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    root = pathlib.Path(sys.argv[1])
    if len(sys.argv) > 2:
        return compare(root, pathlib.Path(sys.argv[2]))
    print("file,outcome,sha256,mean,boxes")
    for name, pixels in outcomes(root):
        if isinstance(pixels, str):
            print(f"{name},{pixels},,,")
            continue
        h, w, c = pixels.shape
        mean = " ".join(f"{m:.2f}" for m in pixels.astype(np.float64).mean((0, 1)))
        digest = hashlib.sha256(np.ascontiguousarray(pixels).tobytes()).hexdigest()[:16]
        print(f"{name},{w}x{h}x{c},{digest},{mean},{boxes(pixels).hex()}")


main()
