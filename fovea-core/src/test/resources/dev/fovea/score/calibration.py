"""Makes calibration.json, what CalibrationGoldenTest compares with. Run beside this file:

    pip install numpy==2.3.5 scipy==1.17.1 scikit-learn==1.9.1 mapie==1.6.0 statsmodels==0.15.0 && python calibration.py

Temperature by SciPy's bounded minimiser and its derivative's root; bins, Brier score, curve and RAPS in plain NumPy; LAC by MAPIE,
for all samples and for those of each class; Clopper-Pearson by SciPy's beta distribution.
"""

import json
import warnings

import numpy as np
from mapie.classification import SplitConformalClassifier
from scipy.optimize import brentq
from scipy.special import log_softmax, softmax
from scipy.stats import beta
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.metrics import brier_score_loss
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")
COVERAGES = (0.8, 0.9, 0.95)


def drawn(seed, n, k, pull, scale):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, k, n)
    return y, (scale * (rng.normal(size=(n, k)) + pull * np.eye(k)[y])).astype(np.float32)


def cases():
    yield "5 classes, too sure", *drawn(1, 300, 5, 1.5, 3)
    yield "10 classes, not sure enough", *drawn(2, 400, 10, 2.5, 0.6)
    yield "two classes", *drawn(3, 150, 2, 1, 2)
    y, z = drawn(4, 240, 4, 1, 2)
    yield "ties", y, np.round(z).astype(np.float32)
    y, z = drawn(5, 200, 5, 2, 1)
    yield "class 3 absent", np.where(y == 3, 0, y), z
    y, z = drawn(6, 90, 12, 2, 1)
    yield "few of each class", y, z
    y, z = drawn(7, 100, 3, 0, 1)
    yield "all right", z.argmax(1), z
    yield "all wrong", z.argmin(1), z
    yield "one sample", y[:1], z[:1]
    yield "logits of thousands", *drawn(8, 120, 3, 1, 2000)


def temperature(y, z):
    z = z.astype(np.float64)

    def loss(b):
        return -log_softmax(b * z, axis=1)[np.arange(len(y)), y].mean()

    def slope(b):
        return ((softmax(b * z, axis=1) * z).sum(1) - z[np.arange(len(y)), y]).mean()

    low, high = 1 / 50, 1 / 0.02
    b = low if slope(low) > 0 else high if slope(high) < 0 else brentq(slope, low, high, xtol=1e-15, rtol=1e-14)
    return {"value": 1 / b, "before": loss(1), "after": loss(b)}


def reliability(y, p):
    sure, right = p.max(1), p.argmax(1) == y
    value, place, count = np.unique(sure, return_inverse=True, return_counts=True)
    bins = (15 * (np.cumsum(count) - count) // len(y))[place]
    out = []
    for b in np.unique(bins):
        own = bins == b
        low, high = proportion_confint(right[own].sum(), own.sum(), method="wilson")
        out.append([sure[own].min(), sure[own].max(), own.sum(), sure[own].mean(), right[own].mean(), low, high])
    ece = sum(row[2] * abs(row[3] - row[4]) for row in out) / len(y)
    rng = np.random.default_rng(0)
    chance = []
    for _ in range(4000):
        gap = sure - (rng.random(len(y)) < sure)
        chance.append(np.abs(np.bincount(bins, gap)).sum() / len(y))
    return {"bins": out, "ece": ece, "floor": np.mean(chance), "floorHigh": np.percentile(chance, 95)}


def curve(y, p):
    sure, wrong = p.max(1), p.argmax(1) != y
    points, area, before = [], 0, 0
    for threshold in np.unique(sure)[::-1]:
        answered = sure >= threshold
        risk = wrong[answered].mean()
        points.append([threshold, answered.sum(), risk])
        area += risk * (answered.sum() - before) / len(y)
        before = answered.sum()
    return {"points": points, "area": area}


class Given(ClassifierMixin, BaseEstimator):
    """A classifier whose features are its probabilities."""

    def __init__(self, classes=2):
        self.classes_ = np.arange(classes)
        self.fitted_ = True
        self.classes = classes

    def fit(self, x, y):
        return self

    def predict(self, x):
        return np.asarray(x).argmax(1)

    def predict_proba(self, x):
        return np.asarray(x)


def lac(y, p, coverage):
    """MAPIE's sets for the samples themselves; None where there are too few for its quantile."""
    if np.ceil((len(y) + 1) * coverage - 1e-9) > len(y):
        return None
    one = SplitConformalClassifier(Given(p.shape[1]).fit(p, y), confidence_level=coverage, conformity_score="lac", prefit=True)
    return one.conformalize(p, y).predict_set(p)[1][:, :, 0]


def quantile(scores, coverage):
    rank = int(np.ceil((len(scores) + 1) * coverage - 1e-9))
    return 1e9 if rank > len(scores) else np.sort(scores)[rank - 1]


def raps(y, p, coverage):
    order = np.argsort(-p, axis=1, kind="stable")
    rank = np.argsort(order, axis=1)
    before = np.cumsum(np.take_along_axis(p, order, 1), 1) - np.take_along_axis(p, order, 1)
    scores = np.take_along_axis(before, rank, 1) + 0.01 * np.maximum(0, rank + 1 - 5)
    own = scores[np.arange(len(y)), y]
    each = np.array([quantile(own[y == c], coverage) for c in range(p.shape[1])])
    q = quantile(own, coverage)
    return {"quantile": q, "quantiles": each, "sizes": (scores <= q + 1e-12).sum(1), "sizesPerClass": (scores <= each + 1e-12).sum(1)}


def least(y, p, coverage):
    own = 1 - p[np.arange(len(y)), y]
    q = quantile(own, coverage)
    each = np.array([quantile(own[y == c], coverage) for c in range(p.shape[1])])
    sets = 1 - p <= q + 1e-12
    perClass = 1 - p <= each + 1e-12
    peer = lac(y, p, coverage)
    if peer is not None:
        assert (peer == sets).all(), (peer.sum(), sets.sum())
    return {"quantile": q, "quantiles": each, "sizes": np.maximum(1, sets.sum(1)),
            "sizesPerClass": np.maximum(1, perClass.sum(1)), "byMapie": peer is not None}


def plain(value):
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def main():
    out = {"cases": [], "upper": []}
    for name, y, z in cases():
        p = softmax(z.astype(np.float64), axis=1).astype(np.float32).astype(np.float64)
        out["cases"].append({
            "name": name, "classes": z.shape[1], "truth": y, "logits": [float(str(v)) for v in z.ravel()],
            "temperature": temperature(y, z),
            "brier": brier_score_loss(y, p, labels=np.arange(z.shape[1]), scale_by_half=False),
            "reliability": reliability(y, p),
            "curve": curve(y, p),
            "lac": [least(y, p, c) for c in COVERAGES],
            "raps": [raps(y, p, c) for c in COVERAGES],
        })
    for hits, n in ((0, 1), (0, 59), (0, 299), (1, 93), (3, 200), (50, 60), (700, 100000), (59, 60), (60, 60)):
        out["upper"].append([hits, n, 1.0 if hits == n else beta.ppf(0.95, hits + 1, n - hits)])
    with open("calibration.json", "w") as file:
        json.dump(plain(out), file)


main()
