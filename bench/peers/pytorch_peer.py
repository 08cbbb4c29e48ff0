"""PyTorch on the timed work; --variant says how it is written. See README.md."""

import torch
from torch import nn

import mnist

VARIANTS = {  # name: (channels-last, bfloat16, torch.compile's mode)
    "default": (False, False, None),
    "channels-last": (True, False, None),
    "channels-last-compile": (True, False, "default"),
    "channels-last-autotune": (True, False, "max-autotune"),
    "bf16": (True, True, None),
    "bf16-compile": (True, True, "default"),
    "bf16-autotune": (True, True, "max-autotune"),
}


def network() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10),
    )


class Training:
    def __init__(self, folder: str, variant: str):
        self.channels_last, self.bf16, mode = VARIANTS[variant]
        pictures, classes = mnist.training_part(folder)
        self.pictures, self.classes = torch.from_numpy(pictures).unsqueeze(1), torch.from_numpy(classes)
        torch.manual_seed(7)
        layout = torch.channels_last if self.channels_last else torch.contiguous_format
        self.network = network().to(memory_format=layout)
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3)
        self.loss_of = torch.compile(self.loss, mode=mode) if mode else self.loss
        self.order, self.at = torch.randperm(len(pictures)), 0
        self.last = float("nan")

    def loss(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            logits = self.network(x)
        return nn.functional.cross_entropy(logits.float(), y)

    def batch(self) -> tuple[torch.Tensor, torch.Tensor]:
        if self.at + mnist.BATCH > len(self.order):
            self.order, self.at = torch.randperm(len(self.order)), 0
        chosen = self.order[self.at : self.at + mnist.BATCH]
        self.at += mnist.BATCH
        x = self.pictures[chosen]
        if self.channels_last:  # one channel fits both layouts, and PyTorch then takes NCHW: the strides must say which
            n, c, h, w = x.shape
            x = x.as_strided(x.shape, (h * w, 1, w, 1))
        return x, self.classes[chosen]

    def train(self, steps: int) -> None:
        for _ in range(steps):
            x, y = self.batch()
            loss = self.loss_of(x, y)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
        self.last = loss.item()


def main() -> None:
    parser = mnist.options(__doc__)
    parser.add_argument("--variant", choices=VARIANTS, default="default")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    training = Training(args.data, args.variant)
    speeds = mnist.windows(training.train, args)
    mnist.report(f"pytorch-{args.variant}", "bf16" if training.bf16 else "fp32", torch.__version__, args, speeds,
                 f"loss of the last step {training.last:.4f}; {torch.backends.cpu.get_cpu_capability()}")


if __name__ == "__main__":
    main()
