"""Losses, schedules and averages as PyTorch computes them, in double precision; what GoldenFitTest compares with.

Made with PyTorch 2.15.0 and NumPy, from this folder:

    python fit.py > fit.json
"""

import json
import math
import warnings

import torch
from torch.optim import SGD
from torch.optim import lr_scheduler as rates
from torch.optim.swa_utils import AveragedModel, get_ema_avg_fn, update_bn

torch.set_default_dtype(torch.float64)
warnings.filterwarnings("ignore")

ROWS, CLASSES = 6, 4
LOGITS = [[round(3 * math.sin(1.7 * r + 2.3 * c), 6) for c in range(CLASSES)] for r in range(ROWS)]
TRUTH = [0, 1, 2, 3, 1, 1]
OTHER = [0, 3, 2, 0, 2, 1]
SHARE = [0.0, 0.25, 0.0, 0.5, 0.8, 0.0]
SAMPLE = [1.0, 0.5, 2.0, 1.0, 3.0, 0.25]
CLASS = [0.5, 1.0, 2.0, 1.5]


def soft(mixed):
    p = torch.nn.functional.one_hot(torch.tensor(TRUTH), CLASSES).double()
    if not mixed:
        return p
    q = torch.nn.functional.one_hot(torch.tensor(OTHER), CLASSES).double()
    share = torch.tensor(SHARE)[:, None]
    return (1 - share) * p + share * q


def focal_rows(x, p, gamma, smoothing, weights):
    """Lin et al. 2017, equation 4, with the target that cross_entropy makes of class probabilities."""
    target = p * (1 - smoothing) + smoothing / CLASSES
    target = target if weights is None else target * weights
    logs = torch.log_softmax(x, 1)
    return -(target * (1 - logs.exp()) ** gamma * logs).sum(1)


def loss(gamma, smoothing, weighted, mixed, sampled):
    x = torch.tensor(LOGITS, requires_grad=True)
    p = soft(mixed)
    w = torch.tensor(CLASS) if weighted else None
    u = torch.tensor(SAMPLE if sampled else [1.0] * ROWS)
    if gamma == 0:
        rows = torch.nn.functional.cross_entropy(x, p, weight=w, label_smoothing=smoothing, reduction="none")
    else:
        rows = focal_rows(x, p, gamma, smoothing, w)
    divisor = (u * (p @ (w if weighted else torch.ones(CLASSES)))).sum()
    mean = (u * rows).sum() / divisor
    if gamma == 0 and not mixed and not sampled:
        own = torch.nn.functional.cross_entropy(x, torch.tensor(TRUTH), weight=w, label_smoothing=smoothing)
        assert torch.allclose(own, mean), "the mean is PyTorch's own where targets are classes"
    mean.backward()
    return {
        "gamma": gamma,
        "smoothing": smoothing,
        "weighted": weighted,
        "mixed": mixed,
        "sampled": sampled,
        "mean": mean.item(),
        "gradient": x.grad.flatten().tolist(),
    }


def losses():
    return [
        loss(gamma, smoothing, weighted, mixed, sampled)
        for gamma in (0, 0.5, 2.0)
        for smoothing in (0.0, 0.1)
        for weighted in (False, True)
        for mixed, sampled in ((False, False), (True, False), (True, True))
    ]


def followed(make, steps):
    """Rates over the peak, before each step."""
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    out = []
    for _ in range(steps):
        out.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return out


def one_cycle(rise, start, end, steps):
    """PyTorch's peak is at step rise * steps - 1 and its end at steps - 1; between them both go by cosines."""
    peak, last = rise * steps - 1, steps - 1
    progress = [
        rise * s / peak if s <= peak else rise + (1 - rise) * (s - peak) / (last - peak) for s in range(steps)
    ]
    make = lambda o: rates.OneCycleLR(
        o, 1.0, total_steps=steps, pct_start=rise, div_factor=start, final_div_factor=end, cycle_momentum=False
    )
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    share = []
    for s in range(steps):
        share.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if s + 1 < steps:
            scheduler.step()
    return {"schedule": "one-cycle", "settings": [rise, start, end], "progress": progress, "share": share}


def by_epoch(name, settings, make, steps):
    progress = [e / steps for e in range(steps)]
    return {"schedule": name, "settings": settings, "progress": progress, "share": followed(make, steps)}


def schedules():
    return [
        one_cycle(0.3, 25, 1e4, 50),
        one_cycle(0.25, 10, 100, 40),
        by_epoch("step", [3, 0.2], lambda o: rates.StepLR(o, 3, 0.2), 12),
        by_epoch("cosine", [0.05], lambda o: rates.CosineAnnealingLR(o, 20, eta_min=0.05), 20),
        by_epoch("cosine-restarts", [4, 2, 0.1], lambda o: rates.CosineAnnealingWarmRestarts(o, 4, 2, eta_min=0.1), 30),
        by_epoch("polynomial", [0.9], lambda o: rates.PolynomialLR(o, 16, 0.9), 16),
        by_epoch("exponential", [0.9], lambda o: rates.ExponentialLR(o, 0.9), 16),
    ]


def plateau(factor, patience, threshold, floor, losses):
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = rates.ReduceLROnPlateau(optimizer, "min", factor, patience, threshold, min_lr=floor)
    share = []
    for value in losses:
        scheduler.step(value)
        share.append(optimizer.param_groups[0]["lr"])
    return {"settings": [factor, patience, threshold, floor], "losses": losses, "share": share}


def plateaus():
    slow = [1.0, 0.8, 0.79995, 0.7999, 0.9, 0.85, 0.81, 0.7, 0.7, 0.7, 0.7, 0.7, 0.65, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]
    return [
        plateau(0.3, 2, 1e-4, 0.001, slow),
        plateau(0.5, 0, 0.01, 0.1, slow),
        plateau(0.1, 3, 0, 0, slow),
        plateau(0.1, 1, 1e-4, 0.001, [1.0] * 20),
    ]


def walk(t):
    """Where the four weights stand after step t."""
    return [math.sin(0.3 * t + i) for i in range(4)]


def averages():
    ema = torch.tensor(walk(0))
    for t in range(1, 21):
        decay = min(0.8, (1 + t) / (10 + t))
        ema = get_ema_avg_fn(decay)(ema, torch.tensor(walk(t)), None)
    model = torch.nn.Linear(4, 1, bias=False)
    swa = AveragedModel(model)
    for t in range(5, 11):
        model.weight.data.copy_(torch.tensor(walk(t)))
        swa.update_parameters(model)
    return {"ema": ema.tolist(), "swa": swa.module.weight.flatten().tolist()}


def pixel(i, j):
    return (37 * i + 11 * j * j + 5 * i * j) % 256


def norm():
    """Running statistics of conv 2 (3x3), batch-norm, measured anew by update_bn on 10 pictures of 6x6, 4 at a time."""
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3, bias=False), torch.nn.BatchNorm2d(2, momentum=0.3))
    net[0].weight.data.copy_(torch.tensor([math.cos(0.5 * i) for i in range(18)]).view(2, 1, 3, 3))
    x = torch.tensor([[pixel(i, j) for j in range(36)] for i in range(10)]).double().view(10, 1, 6, 6)
    update_bn([((x[i : i + 4] / 255) - 0.4) / 0.2 for i in range(0, 10, 4)], net)
    return {"mean": net[1].running_mean.tolist(), "var": net[1].running_var.tolist()}


print(
    json.dumps(
        {
            "logits": [v for row in LOGITS for v in row],
            "truth": TRUTH,
            "other": OTHER,
            "share": SHARE,
            "sample": SAMPLE,
            "class": CLASS,
            "losses": losses(),
            "schedules": schedules(),
            "plateaus": plateaus(),
            "averages": averages(),
            "norm": norm(),
        },
        indent=1,
    )
)
