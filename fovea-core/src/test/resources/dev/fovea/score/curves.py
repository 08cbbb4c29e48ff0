"""Makes curves.json, what CurvesTest compares with. Run beside this file and golden.json:

    pip install scikit-learn==1.9.1 && python curves.py
"""

import json
import warnings

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")


def curves(case):
    k, y = case["classes"], np.array(case["truth"])
    p = np.array(case["probabilities"], np.float32).reshape(-1, k)
    for c in range(k):
        own = y == c
        roc, pr = [], []
        if 0 < own.sum() < len(y):
            x, r, _ = m.roc_curve(own, p[:, c], drop_intermediate=False)
            roc = np.stack([x, r], 1).tolist()
        if own.any():
            precision, recall, _ = m.precision_recall_curve(own, p[:, c])
            points = np.stack([recall, precision], 1)[:-1][::-1]  # without (0, 1), by falling threshold
            pr = points[: int((points[:, 0] < 1).sum()) + 1].tolist()  # until recall 1
        yield {"roc": roc, "pr": pr}


with open("golden.json") as file:
    cases = json.load(file)["metrics"]
with open("curves.json", "w") as file:
    json.dump({case["name"]: list(curves(case)) for case in cases}, file)
