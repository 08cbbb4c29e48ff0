"""Makes folds.json, what FoldsIntervalTest compares with. Run beside this file:

    pip install numpy==2.3.5 scipy==1.17.1 && python folds.py

The corrected resampled t-test of Nadeau and Bengio (2003), "Inference for the generalization error", Machine Learning 52,
and for repeated folds Bouckaert and Frank (2004).
"""

import json

import numpy as np
from scipy import stats


def corrected_t(values, sizes, samples):
    v, n2 = np.array(values), np.array(sizes)
    j = len(v)
    ratio = np.mean(n2 / (samples - n2))
    error = np.sqrt((1 / j + ratio) * np.var(v, ddof=1))
    half = stats.t.ppf(0.975, j - 1) * error
    return {
        "ratio": ratio,
        "mean": v.mean(),
        "spread": v.std(ddof=1),
        "low": v.mean() - half,
        "high": v.mean() + half,
        "p": 2 * stats.t.sf(abs(v.mean() / error), j - 1),
    }


rng = np.random.default_rng(5)
out = []
for folds, repeats, samples in [(2, 1, 41), (3, 1, 100), (5, 1, 1000), (10, 1, 333), (5, 4, 57), (10, 10, 1234)]:
    sizes = [len(part) for part in np.array_split(np.arange(samples), folds)] * repeats
    for centre in (0.0, 0.02):
        values = rng.normal(centre, 0.03, folds * repeats).tolist()
        out.append({"values": values, "sizes": sizes, "samples": samples, **corrected_t(values, sizes, samples)})
with open("folds.json", "w") as file:
    json.dump(out, file, indent=1)
