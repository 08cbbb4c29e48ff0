"""Makes label_errors.json, what LabelErrorsTest compares with. Run beside this file:

    pip install cleanlab==2.9.0 numpy==2.3.5 && python label_errors.py

Probabilities are rounded to five digits, so that both sides read the same 32-bit numbers.
"""

import json

import numpy as np
from cleanlab.filter import find_label_issues


def noisy(seed, n, k, share, pull, absent=None):
    """Samples of k classes, some of them with a wrong label; probabilities know the true class only."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, k, n)
    if absent is not None:
        truth[truth == absent] = (absent + 1) % k
    given = truth.copy()
    flipped = rng.random(n) < share
    for i in np.flatnonzero(flipped):
        given[i] = rng.choice([c for c in range(k) if c not in (truth[i], absent)])
    z = rng.normal(size=(n, k)) * 1.5 + pull * np.eye(k)[truth] + 0.3 * np.eye(k)[given]
    p = np.exp(z - z.max(1, keepdims=True))
    p = np.round(p / p.sum(1, keepdims=True), 5).astype(np.float32)
    return given, p, flipped


def case(name, given, p, flipped):
    issues = find_label_issues(given, p.astype(np.float64))
    return {
        "name": name, "classes": p.shape[1], "truth": given.tolist(),
        "probabilities": [float(str(v)) for v in p.ravel()],
        "flipped": np.flatnonzero(flipped).tolist(), "issues": np.flatnonzero(issues).tolist(),
    }


def main():
    given, p, flipped = noisy(6, 200, 2, 0.2, 2)
    cases = [
        case("sharp, 10 classes, 5 % wrong", *noisy(1, 1000, 10, 0.05, 7)),
        case("soft, 4 classes, 10 % wrong", *noisy(2, 500, 4, 0.1, 3)),
        case("soft, 3 classes, 20 % wrong, few", *noisy(3, 90, 3, 0.2, 3)),
        case("none wrong", *noisy(4, 300, 5, 0.0, 6)),
        case("a class absent", *noisy(5, 400, 5, 0.1, 5, absent=2)),
        case("two classes, ties", given, np.stack([np.round(p[:, 0] * 64) / 64, 1 - np.round(p[:, 0] * 64) / 64], 1), flipped),
    ]
    for one in cases:
        print(one["name"], len(one["flipped"]), len(one["issues"]))
    with open("label_errors.json", "w") as file:
        json.dump(cases, file)


main()
