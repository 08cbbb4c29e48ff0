"""PyTorch fine-tuning and frozen features of a torchvision network, on noise in memory; prints a line of JSON for each.

--variant default: as the tutorials write it (fp32, NCHW). channels-last, bf16, and each compiled: PyTorch at its best.
"""

import argparse
import json
import os
import time

import torch
import torchvision
from torch import nn

STEPS = 4


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="resnet18")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--windows", type=int, default=5)
    parser.add_argument("--variant", default="default",
                        choices=["default", "channels-last", "channels-last-compile", "bf16", "bf16-compile"])
    args = parser.parse_args()
    torch.set_num_threads(os.cpu_count())
    bf16 = args.variant.startswith("bf16")
    layout = torch.contiguous_format if args.variant == "default" else torch.channels_last
    torch.manual_seed(1)
    net = torchvision.models.get_model(args.model, num_classes=10).to(memory_format=layout)
    pictures = torch.rand(args.batch, 3, args.size, args.size).to(memory_format=layout)
    truth = torch.arange(args.batch) % 10
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-4)

    def loss():
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            logits = net(pictures)
        return nn.functional.cross_entropy(logits.float(), truth)

    def ahead():
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            return net(pictures)

    if args.variant.endswith("compile"):
        loss, ahead = torch.compile(loss), torch.compile(ahead)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss().backward()
        optimizer.step()

    def timed(run, name):
        speeds = []
        for window in range(args.windows + 1):
            start = time.perf_counter()
            for _ in range(STEPS):
                run()
            if window > 0:
                speeds.append(round(STEPS * args.batch / (time.perf_counter() - start), 1))
        print(json.dumps({"peer": f"pytorch-{args.variant}-{name}", "precision": "bf16" if bf16 else "fp32",
                          "version": torch.__version__, "pictures_per_second": speeds}), flush=True)

    net.train()
    timed(step, "train")
    net.eval()
    with torch.inference_mode():
        timed(ahead, "features")


if __name__ == "__main__":
    main()
