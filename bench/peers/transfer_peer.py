"""What is usual beside Fovea's transfer, on the same folds: a ridge head on frozen features, and PyTorch's fine-tuning.

ridge: torchvision's mobilenet_v2 without its head (1,280 numbers a picture, resize 256, centre crop 224), scikit-learn's
RidgeClassifierCV on features brought to mean 0 and spread 1; its strength is chosen by it inside each fold.
finetune: the same network with a new head, AdamW, one cycle, label smoothing 0.1, batch 32, random resized crops and flips;
batch-norm by batch statistics or frozen, whichever is better, and the rate of three, both chosen on the first fold: on a
tenth of its training part, then trained on the whole of it.

Folds: a run folder's folds.csv (name, label, fold, group).
"""

import argparse
import csv
import json
import os
import time

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import nn
from torchvision import models, transforms

MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
RATES = [1e-4, 3e-4, 1e-3]


def table(path, data):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["label"] for row in rows})
    paths = [os.path.join(data, row["name"]) for row in rows]
    truth = np.array([names.index(row["label"]) for row in rows])
    folds = np.array([int(row["fold"]) for row in rows])
    groups = np.array([row["group"] or row["name"] for row in rows])
    return paths, truth, folds, groups, len(names)


def network(weights):
    net = models.mobilenet_v2()
    net.load_state_dict(load_file(weights))
    return net


def tensors(pictures, transform):
    return torch.stack([transform(picture) for picture in pictures])


def ridge(pictures, truth, folds, weights):
    from sklearn.linear_model import RidgeClassifierCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    plain = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
                                transforms.Normalize(MEAN, STD)])
    net = network(weights).eval()
    rows = []
    with torch.inference_mode():
        for i in range(0, len(pictures), 32):
            maps = net.features(tensors(pictures[i : i + 32], plain))
            rows.append(maps.mean([2, 3]).numpy())
    rows = np.concatenate(rows)
    right = 0
    for fold in sorted(set(folds)):
        held = folds == fold
        head = make_pipeline(StandardScaler(), RidgeClassifierCV(np.logspace(-1, 6, 15)))
        head.fit(rows[~held], truth[~held])
        right += (head.predict(rows[held]) == truth[held]).sum()
    return right / len(truth)


def trained(pictures, truth, classes, args, rate, frozen):
    """A network fine-tuned on these pictures."""
    torch.manual_seed(1)
    net = network(args.weights)
    net.classifier[1] = nn.Linear(net.last_channel, classes)
    augment = transforms.Compose([
        transforms.RandomResizedCrop(args.size, scale=(0.35, 1)), transforms.RandomHorizontalFlip(),
        transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
    steps = (len(pictures) + 31) // 32
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps * args.epochs)
    loss = nn.CrossEntropyLoss(label_smoothing=0.1)
    random = np.random.default_rng(1)
    for _ in range(args.epochs):
        net.train()
        if frozen:
            for module in net.modules():
                if isinstance(module, nn.BatchNorm2d):
                    module.eval()
        order = random.permutation(len(pictures))
        for i in range(steps):
            at = order[i * 32 : (i + 1) * 32]
            if len(at) < 2:
                schedule.step()
                continue
            optimizer.zero_grad()
            value = loss(net(tensors([pictures[j] for j in at], augment)), torch.tensor(truth[at]))
            value.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def right(net, pictures, truth, size):
    plain = transforms.Compose([transforms.Resize(size), transforms.CenterCrop(size), transforms.ToTensor(),
                                transforms.Normalize(MEAN, STD)])
    answers = []
    with torch.inference_mode():
        for i in range(0, len(pictures), 32):
            answers.append(net(tensors(pictures[i : i + 32], plain)).argmax(1).numpy())
    return int((np.concatenate(answers) == truth).sum())


def finetune(pictures, truth, folds, groups, classes, args):
    first = sorted(set(folds))[0]
    train = np.flatnonzero(folds != first)
    # a tenth of the first fold's training part, groups whole, chooses rate and batch-norm
    names = sorted(set(groups[train]))
    chosen = set(np.random.default_rng(2).permutation(names)[: max(1, len(names) // 10)])
    held = np.array([j for j in train if groups[j] in chosen])
    rest = np.array([j for j in train if groups[j] not in chosen])
    pick = lambda at: [pictures[j] for j in at]
    best, setting = -1, None
    for frozen in (False, True):
        for rate in RATES:
            net = trained(pick(rest), truth[rest], classes, args, rate, frozen)
            value = right(net, pick(held), truth[held], args.size) / len(held)
            print(f"first fold: rate {rate}, batch-norm {'frozen' if frozen else 'moving'}: {100 * value:.1f} % of {len(held)}")
            if value > best:
                best, setting = value, (rate, frozen)
    total, start = 0, time.time()
    for fold in sorted(set(folds)):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        net = trained(pick(inside), truth[inside], classes, args, *setting)
        total += right(net, pick(outside), truth[outside], args.size)
    return total / len(truth), setting, time.time() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["ridge", "finetune"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--folds", required=True)
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    start = time.time()
    paths, truth, folds, groups, classes = table(args.folds, args.data)
    pictures = [Image.open(path).convert("RGB") for path in paths]
    if args.what == "ridge":
        accuracy = ridge(pictures, truth, folds, args.weights)
        print(json.dumps({"who": "frozen features, ridge", "accuracy": round(100 * accuracy, 2),
                          "seconds": round(time.time() - start)}))
    else:
        accuracy, (rate, frozen), seconds = finetune(pictures, truth, folds, groups, classes, args)
        print(json.dumps({"who": "PyTorch fine-tuning", "rate": rate, "batch_norm": "frozen" if frozen else "moving",
                          "accuracy": round(100 * accuracy, 2), "seconds": round(seconds),
                          "size": args.size, "epochs": args.epochs}))


if __name__ == "__main__":
    main()
