"""Makes sets.json, what SetGoldenTest compares with: scikit-learn's metrics of several labels a sample. Run beside this file:

    pip install scikit-learn==1.9.1 && python sets.py
"""

import json
import warnings

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")


def case(seed, n, k, share, pull):
    rng = np.random.default_rng(seed)
    y = (rng.random((n, k)) < share).astype(int)
    p = 1 / (1 + np.exp(-(rng.normal(size=(n, k)) * 1.5 + pull * (2 * y - 1))))
    return y, p.astype(np.float32), rng.uniform(0.3, 0.7, k)


def cases():
    yield "4 labels", *case(1, 80, 4, 0.4, 1)
    yield "12 rare labels, many pictures with none", *case(2, 150, 12, 0.06, 1.5)
    y, p, t = case(3, 60, 5, 0.3, 1)
    yield "ties, in tenths", y, (np.round(p * 10) / 10).astype(np.float32), t
    y, p, t = case(4, 50, 4, 0.4, 1)
    y[:, 2] = 0
    yield "label 2 on no picture", y, p, t
    y, p, t = case(5, 50, 3, 0.4, 1)
    t[1] = 1.0
    yield "label 1 never said", y, p, t
    y, p, t = case(6, 40, 3, 0.4, 50)
    yield "all right", y, p, t
    y, p, t = case(7, 30, 3, 0.4, 1)
    yield "no labels at all, nothing said", y * 0, p * 0, t


def put(out, name, value):
    if value is not None and not np.isnan(value):
        out[name] = float(value)


def expected(y, p32, thresholds):
    p = p32.astype(np.float64)
    said = (p >= thresholds).astype(int)
    n, k = y.shape
    support = y.sum(0)
    out = {}
    put(out, "accuracy", m.accuracy_score(y, said))  # of sets that is subset accuracy
    put(out, "overall.hammingLoss", m.hamming_loss(y, said))
    put(out, "overall.logLoss", np.mean([m.log_loss(y[:, c], p[:, c], labels=[0, 1]) for c in range(k)]))
    put(out, "overall.brier", np.mean((p - y) ** 2))
    present = np.flatnonzero(support)
    each = dict(zip(("precision", "recall", "f1"),
                    m.precision_recall_fscore_support(y, said, average=None, zero_division=np.nan)[:3]))
    each["specificity"] = np.array([m.recall_score(1 - y[:, c], 1 - said[:, c], zero_division=np.nan) for c in range(k)])
    mixed = [0 < support[c] < n for c in range(k)]
    each["rocAuc"] = np.array([m.roc_auc_score(y[:, c], p[:, c]) if mixed[c] else np.nan for c in range(k)])
    each["prAuc"] = np.array([m.average_precision_score(y[:, c], p[:, c]) if support[c] else np.nan for c in range(k)])
    for c in range(k):
        for name, values in each.items():
            put(out, f"classes.c{c}.{name}", values[c])
    if len(present):
        for average in ("macro", "weighted"):
            figures = m.precision_recall_fscore_support(y, said, labels=present, average=average, zero_division=0)
            for name, value in zip(("precision", "recall", "f1"), figures):
                put(out, f"averages.{average}.{name}", value)
            weights = support[present] if average == "weighted" else None
            for name in ("specificity", "rocAuc", "prAuc"):
                put(out, f"averages.{average}.{name}", np.average(each[name][present], weights=weights))
        assert np.isclose(out["averages.macro.prAuc"], m.average_precision_score(y[:, present], p[:, present], average="macro"))
        if len(present) == k:  # then the averages are scikit-learn's without any choice of labels
            assert np.isclose(out["averages.macro.f1"], m.f1_score(y, said, average="macro", zero_division=0))
    micro = m.precision_recall_fscore_support(y, said, average="micro", zero_division=np.nan)
    samples = m.precision_recall_fscore_support(y, said, average="samples", zero_division=np.nan)
    for average, figures in (("micro", micro), ("samples", samples)):
        for name, value in zip(("precision", "recall", "f1"), figures):
            put(out, f"averages.{average}.{name}", value)
    put(out, "averages.micro.specificity", m.recall_score(1 - y.ravel(), 1 - said.ravel(), zero_division=np.nan))
    return out


def main():
    out = []
    for name, y, p, thresholds in cases():
        out.append({
            "name": name,
            "truth": y.tolist(),
            "probabilities": [float(str(v)) for v in p.ravel()],
            "thresholds": thresholds.tolist(),
            "values": expected(y, p, thresholds),
        })
    with open("sets.json", "w") as file:
        json.dump(out, file)


main()
