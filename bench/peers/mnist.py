"""What every peer shares: the pictures, the options, the timed windows and the one line of JSON."""

import argparse
import gzip
import json
import os
import pathlib
import struct
import time

import numpy as np

BATCH = 64


def read_idx(folder: pathlib.Path, name: str) -> np.ndarray:
    """An IDX file of unsigned bytes, plain or gzipped (http://yann.lecun.com/exdb/mnist describes the format)."""
    plain = folder / name
    data = plain.read_bytes() if plain.exists() else gzip.decompress((folder / (name + ".gz")).read_bytes())
    dimensions = data[3]
    shape = struct.unpack(f">{dimensions}I", data[4 : 4 + 4 * dimensions])
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def training_part(folder: str) -> tuple[np.ndarray, np.ndarray]:
    """Pictures float32 [n, 28, 28] in 0..1, and classes int64 [n]."""
    root = pathlib.Path(folder)
    pictures = read_idx(root, "train-images-idx3-ubyte").astype(np.float32) / 255
    return pictures, read_idx(root, "train-labels-idx1-ubyte").astype(np.int64)


def options(about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", required=True, help="a folder with MNIST's IDX files")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--repeats", type=int, default=5, help="timed windows")
    parser.add_argument("--seconds", type=float, default=4, help="least length of a window")
    parser.add_argument("--warm-up", type=float, default=8, help="least seconds, and at least 200 steps, before timing")
    return parser


def windows(train, args, chunk_seconds: float = 0.25, multiple: int = 1) -> list[float]:
    """Pictures per second in each window. `train(steps)` trains that many steps and returns when they are done.

    The clock is read after each chunk, so a window ends at most a chunk late. `multiple` divides every chunk.
    """
    speed = warm_up(train, args.warm_up)
    chunk = max(1, round(speed * chunk_seconds / multiple)) * multiple
    result = []
    for _ in range(args.repeats):
        done, start = 0, time.perf_counter()
        while time.perf_counter() - start < args.seconds:
            train(chunk)
            done += chunk
        result.append(round(done * BATCH / (time.perf_counter() - start), 1))
    return result


def warm_up(train, least: float) -> float:
    """Trains until everything is compiled and the caches are warm; returns the steps per second of the last call."""
    done, start = 0, time.perf_counter()
    while True:
        begin = time.perf_counter()
        train(100)
        speed, done = 100 / (time.perf_counter() - begin), done + 100
        if done >= 300 and time.perf_counter() - start >= least:  # the first call compiles: two more must follow it
            return speed


def report(peer: str, precision: str, version: str, args, speeds: list[float], note: str) -> None:
    print(json.dumps({"peer": peer, "work": "keras-mnist-train", "precision": precision, "version": version,
                      "threads": args.threads, "pictures_per_second": speeds, "note": note}), flush=True)
