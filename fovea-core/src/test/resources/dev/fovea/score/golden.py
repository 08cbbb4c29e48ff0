"""Makes golden.json, what EvaluationGoldenTest compares with. Run beside this file:

    pip install scikit-learn==1.9.1 statsmodels==0.15.0 && python golden.py      (about three minutes)
"""

import json
import warnings

import numpy as np
from sklearn import metrics as m
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return (e / e.sum(1, keepdims=True)).astype(np.float32)


def random_case(seed, n, k, pull):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, k, n)
    return y, softmax(rng.normal(size=(n, k)) * 2 + pull * np.eye(k)[y])


def tied_case(seed, n, k):
    """Probabilities in sixteenths, so many scores are equal."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, k, n)
    return y, (rng.multinomial(16, np.ones(k) / k, n) / 16).astype(np.float32)


def cases():
    yield "random, 4 classes", *random_case(1, 120, 4, 2)
    yield "random, 7 classes", *random_case(2, 90, 7, 3)
    yield "two classes", *random_case(3, 60, 2, 1)
    yield "ties", *tied_case(4, 100, 6)
    yield "ties, two classes", *tied_case(5, 50, 2)
    y, p = random_case(6, 60, 4, 2)
    yield "class 2 absent from truth", np.where(y == 2, 1, y), p
    y, p = random_case(7, 50, 4, 2)
    p = p.copy()
    p[:, 3] = 0
    yield "class 3 never predicted", y, p / p.sum(1, keepdims=True)
    y, p = random_case(8, 40, 3, 0)
    yield "all wrong", (p.argmax(1) + 1) % 3, p
    yield "all right", p.argmax(1), p
    yield "one sample, right", np.array([1]), np.array([[0.25, 0.5, 0.25]], np.float32)
    yield "one sample, wrong", np.array([0]), np.array([[0.25, 0.5, 0.25]], np.float32)
    yield "truth of one class", np.zeros(20, int), random_case(9, 20, 3, 0)[1]
    yield "always the same prediction", y, np.tile(np.array([[0.5, 0.25, 0.25]], np.float32), (40, 1))
    yield "probabilities of 0 and 1", y, np.eye(3, dtype=np.float32)[p.argmax(1)]
    yield "nothing predicted, nothing there of class 3", *absent(10)


def absent(seed):
    y, p = random_case(seed, 30, 3, 1)
    return y, np.hstack([p, np.zeros((30, 1), np.float32)])


def mean(values, weights):
    pairs = [(v, w) for v, w in zip(values, weights) if v is not None and w > 0]
    if not pairs:
        return None, None
    v, w = np.array(pairs).T
    return v.mean(), (v * w).sum() / w.sum()


def ece(y, p):
    """Expected calibration error in 15 bins of equal mass; those that are equally sure are in the bin of the first."""
    sure, right = p.max(1), (p.argmax(1) == y)
    value, place, count = np.unique(sure, return_inverse=True, return_counts=True)
    bins = (15 * (np.cumsum(count) - count) // len(y))[place]
    return sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in np.unique(bins)) / len(y)


def expected(y, p32):
    p = p32.astype(np.float64)
    n, k = p.shape
    labels = np.arange(k)
    predicted = p.argmax(1)
    present = np.unique(y)
    support, called = np.bincount(y, minlength=k), np.bincount(predicted, minlength=k)
    c = m.confusion_matrix(y, predicted, labels=labels)
    per = dict(zip(("precision", "recall", "f1"), m.precision_recall_fscore_support(
        y, predicted, labels=labels, average=None, zero_division=0)[:3]))
    classes = []
    for j in labels:
        own = (y == j).astype(int)
        both = 0 < support[j] < n
        classes.append({
            "precision": per["precision"][j] if called[j] else None,
            "recall": per["recall"][j] if support[j] else None,
            "f1": per["f1"][j] if support[j] + called[j] else None,
            "specificity": m.recall_score(1 - own, (predicted != j).astype(int)) if support[j] < n else None,
            "rocAuc": m.roc_auc_score(own, p[:, j]) if both else None,
            "prAuc": m.average_precision_score(own, p[:, j]) if support[j] else None,
        })
    out = {"accuracy": m.accuracy_score(y, predicted)}
    # scikit-learn's top_k_accuracy_score puts the highest of tied classes first, argmax the lowest; ours is argmax's
    order = np.argsort(-p, axis=1, kind="stable")
    tied = any(len(np.unique(row)) < k for row in p)
    for top in (3, 5):
        if top < k:
            out[f"top{top}"] = float(np.mean([t in o[:top] for t, o in zip(y, order)]))
            if not tied:
                assert np.isclose(out[f"top{top}"], m.top_k_accuracy_score(y, p, k=top, labels=labels))
    out["overall.balancedAccuracy"] = m.balanced_accuracy_score(y, predicted)
    out["overall.matthews"] = m.matthews_corrcoef(y, predicted) if len(present) > 1 else None
    kappa = m.cohen_kappa_score(y, predicted, labels=labels)
    out["overall.kappa"] = None if np.isnan(kappa) else kappa
    out["overall.logLoss"] = m.log_loss(y, p, labels=labels)
    out["overall.brier"] = m.brier_score_loss(y, p, labels=labels, scale_by_half=False)
    out["overall.ece"] = ece(y, p)
    for average in ("macro", "weighted"):
        figures = m.precision_recall_fscore_support(y, predicted, labels=present, average=average, zero_division=0)
        for name, value in zip(("precision", "recall", "f1"), figures):
            out[f"averages.{average}.{name}"] = value
    for name in ("specificity", "rocAuc", "prAuc"):
        macro, weighted = mean([row[name] for row in classes], support)
        out[f"averages.macro.{name}"], out[f"averages.weighted.{name}"] = macro, weighted
    if k > 2 and len(present) == k:
        for average in ("macro", "weighted"):
            assert np.isclose(out[f"averages.{average}.rocAuc"],
                              m.roc_auc_score(y, p / p.sum(1, keepdims=True), multi_class="ovr", average=average), atol=1e-6)
    micro = m.precision_recall_fscore_support(y, predicted, labels=labels, average="micro")
    for name, value in zip(("precision", "recall", "f1"), micro):
        out[f"averages.micro.{name}"] = value
    others = np.array([n * (k - 1), (c.sum(0) - np.diag(c)).sum()])
    out["averages.micro.specificity"] = 1 - others[1] / others[0]
    for j in labels:
        for name, value in classes[j].items():
            out[f"classes.c{j}.{name}"] = value
    low, high = proportion_confint((y == predicted).sum(), n, method="wilson")
    return {
        "values": {name: float(value) for name, value in out.items() if value is not None},
        "accuracyInterval": [low, high],
        "confusion": c.tolist(),
    }


def bootstrap(y, p32, groups):
    """Percentile bootstrap over groups in plain numpy and scikit-learn, 4,000 resamples."""
    rng = np.random.default_rng(99)
    p = p32.astype(np.float64)
    names, k = np.unique(groups), p.shape[1]
    drawn = {"accuracy": [], "averages.macro.f1": [], "averages.macro.rocAuc": [], "overall.logLoss": [], "overall.kappa": []}
    for _ in range(4000):
        i = np.concatenate([np.flatnonzero(groups == g) for g in rng.choice(names, len(names))])
        a, q = y[i], p[i]
        drawn["accuracy"].append(np.mean(a == q.argmax(1)))
        drawn["averages.macro.f1"].append(m.f1_score(a, q.argmax(1), labels=np.unique(a), average="macro"))
        drawn["averages.macro.rocAuc"].append(np.mean([m.roc_auc_score(a == c, q[:, c]) for c in range(k)]))
        drawn["overall.logLoss"].append(m.log_loss(a, q, labels=np.arange(k)))
        drawn["overall.kappa"].append(m.cohen_kappa_score(a, q.argmax(1)))
    return {name: np.percentile(v, [2.5, 97.5]).tolist() for name, v in drawn.items()}


def resampled():
    y, p = random_case(11, 200, 3, 2)
    yield "samples", y, p, np.arange(200)
    # 40 groups of 5 of one class with one shared error each: far from independent
    rng = np.random.default_rng(12)
    group = np.repeat(np.arange(40), 5)
    y = np.repeat(rng.integers(0, 3, 40), 5)
    z = rng.normal(size=(200, 3)) * 0.5 + np.repeat(rng.normal(size=(40, 3)) * 1.5, 5, axis=0) + 2 * np.eye(3)[y]
    yield "groups", y, softmax(z), group


def case(name, y, p):
    return {
        "name": name,
        "classes": p.shape[1],
        "truth": y.tolist(),
        "probabilities": [float(str(v)) for v in p.ravel()],
    }


def main():
    out = {"metrics": [], "intervals": []}
    for name, y, p, group in resampled():
        out["intervals"].append({**case(name, y, p), "groups": group.tolist(), "expected": bootstrap(y, p, group)})
    for name, y, p in cases():
        p = np.asarray(p, np.float32)
        out["metrics"].append({**case(name, y, p), **expected(y, p)})
    with open("golden.json", "w") as file:
        json.dump(out, file)


main()
