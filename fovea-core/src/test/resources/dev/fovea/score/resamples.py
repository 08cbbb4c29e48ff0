"""Makes resamples.json, what ResamplesTest and ComparisonTest compare with. Run beside this file and golden.json:

    pip install numpy==2.3.5 scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0 && python resamples.py     (a minute)

Intervals are computed on the very resamples that Fovea draws: Seed and Java's SplittableRandom (Steele, Lea and Flood 2014)
are spelt out below.
"""

import json
import warnings

import numpy as np
from scipy import stats
from sklearn import metrics as m
from statsmodels.stats.contingency_tables import mcnemar

warnings.simplefilter("ignore")
MASK, GOLDEN, RESAMPLES = (1 << 64) - 1, 0x9E3779B97F4A7C15, 1000


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def named(seed, purpose):
    h = 0xCBF29CE484222325
    for letter in purpose:
        h = ((h ^ ord(letter)) * 0x100000001B3) & MASK
    return mix(seed ^ mix(h))


def numbered(seed, index):
    return mix((seed + GOLDEN * (index + 1)) & MASK)


def draws(seed, units):
    """Indices of units, as many as there are."""
    for r in range(RESAMPLES):
        state, out = numbered(seed, r), []
        for _ in range(units):
            state = (state + GOLDEN) & MASK
            out.append(((mix(state) >> 32) * units) >> 32)
        yield np.array(out)


def units_of(groups, n):
    """Numbered in the order in which they first come."""
    order = {}
    return np.array([order.setdefault(g, len(order)) for g in (groups if groups is not None else range(n))])


def resampled(seed, groups, n):
    of = units_of(groups, n)
    members = [np.flatnonzero(of == u) for u in range(of.max() + 1)]
    for drawn in draws(seed, len(members)):
        yield np.concatenate([members[u] for u in drawn])


def ends(values):
    return np.percentile(values, [2.5, 97.5]).tolist()


def evaluation(case, groups):
    k, y = case["classes"], np.array(case["truth"])
    p = np.array(case["probabilities"], np.float32).reshape(-1, k).astype(np.float64)
    out = {name: [] for name in ("averages.macro.f1", "averages.macro.rocAuc", "overall.logLoss", "overall.kappa",
                                 "overall.matthews", "overall.balancedAccuracy", "averages.weighted.prAuc")}
    for i in resampled(named(1, "evaluation"), groups, len(y)):
        a, q = y[i], p[i]
        said, there = q.argmax(1), np.unique(y[i])
        out["averages.macro.f1"].append(m.f1_score(a, said, labels=there, average="macro"))
        out["averages.macro.rocAuc"].append(np.mean([m.roc_auc_score(a == c, q[:, c]) for c in there]))
        out["overall.logLoss"].append(m.log_loss(a, q, labels=np.arange(k)))
        out["overall.kappa"].append(m.cohen_kappa_score(a, said))
        out["overall.matthews"].append(m.matthews_corrcoef(a, said))
        out["overall.balancedAccuracy"].append(m.balanced_accuracy_score(a, said))
        areas = [m.average_precision_score(a == c, q[:, c]) for c in there]
        out["averages.weighted.prAuc"].append(np.average(areas, weights=[(a == c).sum() for c in there]))
    return {name: ends(values) for name, values in out.items()}


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return (e / e.sum(1, keepdims=True)).astype(np.float32)


def pair(seed, n, k, pulls, groups):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, k, n)
    common = rng.normal(size=(n, k))
    return y, [softmax(1.5 * common + 0.7 * rng.normal(size=(n, k)) + pull * np.eye(k)[y]) for pull in pulls], groups


def flips(sums):
    """Two-sided over all signs, by convolution; small ones also by SciPy's permutation test."""
    chances = np.ones(1)
    for size in np.abs(sums):
        one = np.zeros(2 * size + 1)
        one[0] += 0.5
        one[-1] += 0.5
        chances = np.convolve(chances, one)
    reach = len(chances) // 2
    p = chances[np.abs(np.arange(-reach, reach + 1)) >= abs(sum(sums))].sum()
    if 2 <= len(sums) <= 12:
        scipy = stats.permutation_test((np.array(sums, float),), np.sum, permutation_type="samples", n_resamples=np.inf)
        assert abs(scipy.pvalue - p) < 1e-12, (sums, scipy.pvalue, p)
    return min(1.0, float(p))


def exact(b, c):
    p = stats.binomtest(b, b + c).pvalue if b + c else 1.0
    theirs = mcnemar([[0, b], [c, 0]], exact=True).pvalue if b + c else 1.0
    assert abs(p - min(1, theirs)) < 1e-12
    return p


def comparison(y, both, groups):
    n, k = both[0].shape
    right = [(p.argmax(1) == y).astype(int) for p in both]
    loss = [-np.log(p.astype(np.float64)[np.arange(n), y]) for p in both]
    for p, l in zip(both, loss):
        assert abs(m.log_loss(y, p.astype(np.float64), labels=np.arange(k)) - l.mean()) < 1e-6
    d, e = right[1] - right[0], loss[1] - loss[0]
    index = list(resampled(named(3, "comparison"), groups, n))
    b, c = int((d < 0).sum()), int((d > 0).sum())
    of = units_of(groups, n)
    sums = [int(d[of == u].sum()) for u in range(of.max() + 1)]
    rest = np.array([(d[of == u] - d.mean()).sum() for u in range(of.max() + 1)])
    variance = (rest**2).sum() * len(rest) / (len(rest) - 1) / n**2
    reach = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    return {
        "classes": k, "truth": y.tolist(), "groups": groups,
        "probabilities": [[float(str(v)) for v in p.ravel()] for p in both],
        "accuracy": [r.mean() for r in right], "logLoss": [l.mean() for l in loss],
        "accuracyInterval": ends([d[i].mean() for i in index]), "logLossInterval": ends([e[i].mean() for i in index]),
        "onlyFirst": b, "onlySecond": c, "p": exact(b, c) if groups is None else flips(sums),
        "needed": n * reach**2 * variance / d.mean() ** 2 if d.mean() else None,
    }


def main():
    with open("golden.json") as file:
        golden = {case["name"]: case for case in json.load(file)["intervals"]}
    counts = [(0, 0), (1, 0), (0, 5), (6, 0), (7, 7), (12, 13), (24, 1), (3, 21), (100, 80), (1000, 1100), (40000, 40500)]
    rng = np.random.default_rng(8)
    sums = [[0, 0], [3], [1, 1, 1, 1, 1, 1], [5, -2, 1, 0, 3], [2, 2, -2, -2], rng.integers(-6, 9, 12).tolist(),
            rng.integers(-3, 4, 80).tolist(), rng.integers(-20, 30, 300).tolist()]
    groups = [f"g{i // 7}" for i in range(120)] + [f"h{i // 4}" for i in range(40)]
    out = {
        "evaluations": {"samples": evaluation(golden["samples"], None), "groups": evaluation(golden["groups"], golden["groups"]["groups"])},
        "mcnemar": [{"onlyFirst": b, "onlySecond": c, "p": exact(b, c)} for b, c in counts],
        "flips": [{"sums": s, "p": flips(s)} for s in sums],
        "comparisons": [comparison(*pair(21, 150, 4, (2, 2.6), None)), comparison(*pair(22, 160, 3, (1.5, 1.4), groups)),
                        comparison(*pair(23, 200, 5, (1, 3), None))],
    }
    with open("resamples.json", "w") as file:
        json.dump(out, file)


main()
