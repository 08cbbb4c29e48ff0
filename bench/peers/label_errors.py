"""Makes MNIST with wrong labels, and judges what was found; see bench/label-errors."""

import csv
import gzip
import sys
from pathlib import Path

import numpy as np

SHARE = 0.05


def idx(file, header):
    with gzip.open(file) as stream:
        return np.frombuffer(stream.read(), np.uint8, offset=header)


def make(mnist, out, count, seed):
    from PIL import Image

    out.mkdir(parents=True)
    images = idx(mnist / "train-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)
    truth = idx(mnist / "train-labels-idx1-ubyte.gz", 8)
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(len(truth))[:count]
    flipped = np.zeros(count, bool)
    flipped[rng.permutation(count)[: round(SHARE * count)]] = True
    given = np.where(flipped, (truth[chosen] + rng.integers(1, 10, count)) % 10, truth[chosen])
    with open(out / "noisy.csv", "w", newline="") as table, open(out / "truth.csv", "w", newline="") as answers:
        rows, right = csv.writer(table), csv.writer(answers)
        rows.writerow(["path", "label"])
        right.writerow(["path", "label"])
        for i, at in enumerate(chosen):
            Image.fromarray(images[at]).save(out / f"{at}.png")
            rows.writerow([f"{at}.png", given[i]])
            right.writerow([f"{at}.png", truth[at]])
    print(f"{count:,} digits, {flipped.sum():,} of them with a wrong label (seed {seed}).", flush=True)


def table(file):
    with open(file, newline="") as stream:
        return list(csv.DictReader(stream))


def judge(data, run):
    import cleanlab
    from cleanlab.filter import find_label_issues

    truth = {row["path"]: row["label"] for row in table(data / "truth.csv")}
    rows = table(run / "predictions.csv")
    assert len(rows) == len(truth)
    classes = [key[2:] for key in rows[0] if key.startswith("p:")]
    given = np.array([classes.index(row["label"]) for row in rows])
    p = np.array([[float(row["p:" + c]) for c in classes] for row in rows])
    wrong = {row["name"] for row in rows if row["label"] != truth[row["name"]]}
    ours = {row["name"] for row in table(run / "label-errors.csv")}
    issues = find_label_issues(given, p / p.sum(1, keepdims=True))
    theirs = {row["name"] for row, issue in zip(rows, issues) if issue}
    both = len(ours & theirs) / len(ours | theirs)
    for name, found in (("Fovea", ours), (f"cleanlab {cleanlab.__version__}", theirs)):
        hits = len(found & wrong)
        print(f"{name}: {len(found):,} suspects, precision {hits / len(found):.4f}, recall {hits / len(wrong):.4f}")
    print(f"agreement (Jaccard): {both:.4f}")


if sys.argv[1] == "make":
    make(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
else:
    judge(Path(sys.argv[2]), Path(sys.argv[3]))
