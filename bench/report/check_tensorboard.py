"""Reads a run's event files with the real TensorBoard and holds them against its metrics.csv.

    python bench/report/check_tensorboard.py runs/demo-1

Asks for: tensorboard (tried with 2.21.0). Each series must have the epochs of the table, once each, with the same numbers
(event files hold 32-bit floats, the table six decimals).
"""
import csv
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def series(folder):
    reader = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    reader.Reload()
    return {tag: [(e.step, e.value) for e in reader.Scalars(tag)] for tag in reader.Tags()["scalars"]}


def check(name, found, rows, column):
    wanted = [(int(row["epoch"]), float(row[column])) for row in rows]
    steps = [step for step, _ in found]
    assert steps == [epoch for epoch, _ in wanted], f"{name}: epochs {steps}, but the table has {[e for e, _ in wanted]}"
    for (step, value), (_, expected) in zip(found, wanted):
        assert abs(value - expected) <= 1e-6 + 1e-5 * abs(expected), f"{name}, epoch {step}: {value}, not {expected}"
    print(f"{name}: {len(found)} epochs agree")


def main(run):
    folder = pathlib.Path(run)
    rows = list(csv.DictReader(open(folder / "metrics.csv", encoding="utf-8")))
    train, validation = series(folder / "tensorboard/train"), series(folder / "tensorboard/validation")
    check("train loss", train["loss"], rows, "train_loss")
    check("train accuracy", train["accuracy"], rows, "train_accuracy")
    check("rate", train["rate"], rows, "rate")
    check("validation loss", validation["loss"], rows, "validation_loss")
    check("validation accuracy", validation["accuracy"], rows, "validation_accuracy")
    steps = series(folder / "tensorboard/steps")
    for tag, found in steps.items():
        numbers = [step for step, _ in found]
        assert numbers == sorted(set(numbers)), f"{tag}: steps do not rise"
        print(f"{tag}: {len(found)} points, up to {numbers[-1]:,} pictures")


main(sys.argv[1])
