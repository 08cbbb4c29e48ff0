"""Weights and pictures by a formula that Java computes too (FormulaWeights), and what a peer's network makes of them.

A number is a hash of the array's name and the number's index, so both sides know it without a file. The scripts beside
this one use it; each writes one JSON file, which GoldenNetwork reads. The peer computes in double precision on weights
that are rounded to floats, so what is committed is right to more digits than Fovea's floats can be.
"""

import hashlib
import math
import sys

import numpy
import torch


def draws(name, count):
    """In [-1, 1), 24 bits each: 32-bit FNV-1a of the name, plus index times 2^32 / golden ratio, mixed."""
    seed = 0x811C9DC5
    for byte in name.encode():
        seed = (seed ^ byte) * 0x01000193 & 0xFFFFFFFF
    x = numpy.arange(count, dtype=numpy.uint32) * numpy.uint32(0x9E3779B1) + numpy.uint32(seed)
    x ^= x >> numpy.uint32(16)
    x *= numpy.uint32(0x7FEB352D)
    x ^= x >> numpy.uint32(15)
    x *= numpy.uint32(0x846CA68B)
    x ^= x >> numpy.uint32(16)
    return (x >> numpy.uint32(8)).astype(numpy.float64) * 2.0**-23 - 1


def array(name, dims, norm, lift=0.0):
    """One array: the last part of its name and its rank say how large its numbers are; lift: added to a bias."""
    count = math.prod(dims)
    v = draws(name, count)
    if name.endswith("running_var"):
        v = 1 + 0.5 * v
    elif name.endswith("running_mean"):
        v = 0.1 * v
    elif len(dims) >= 2:
        v = math.sqrt(6.0 / (count // dims[0])) * v  # variance 2 / fan-in
    elif name.endswith("weight"):
        v = norm * (1 + 0.2 * v)
    else:
        v = lift + 0.1 * v
    return torch.from_numpy(v.astype(numpy.float32)).view(*dims)


def fill(model, norm, lift=0.0):
    """Fills parameters and running statistics.

    norm: about the scale of each batch-norm, so that deep sums stay small; lift: about its bias, in scales, so that
    hardly any number behind it is so near zero that rounding decides whether a ReLU lets it through: one such changes
    the gradients of deep networks by more than their rounding does
    """
    state = model.state_dict()
    own = {k: v for k, v in state.items() if not k.endswith("num_batches_tracked")}
    normed = {k.replace("running_mean", "bias") for k in own if k.endswith("running_mean")}
    filled = {k: array(k, list(v.shape), norm, norm * lift if k in normed else 0.0) for k, v in own.items()}
    model.load_state_dict({**state, **filled})
    return own


def pictures(n, channels, height, width):
    """Blocks of 8 x 8 pixels with noise on top: pictures that differ from each other also behind many poolings."""
    fine = draws("pixels", n * channels * height * width).reshape(n, channels, height, width)
    rows, columns = -(-height // 8), -(-width // 8)
    coarse = draws("blocks", n * channels * rows * columns).reshape(n, channels, rows, columns)
    coarse = coarse.repeat(8, axis=2)[:, :, :height].repeat(8, axis=3)[:, :, :, :width]
    return torch.from_numpy((coarse + 0.5 * fine).astype(numpy.float32))


def gradient(name, tensor):
    """Up to 64 numbers of a gradient, evenly spread, and the size of its largest."""
    flat = tensor.flatten()
    step = max(1, len(flat) // 64)
    return {"name": name, "largest": flat.abs().max().item(), "step": step, "values": flat[::step][:64].tolist()}


def step(model, x, heads, wanted):
    """Gradients of these arrays, of sum(logits * towards) plus `heads` times the same of each auxiliary head."""
    model.train()
    for part in model.modules():
        if type(part).__name__ in ("Dropout", "StochasticDepth", "DropPath"):
            for rate in ("p", "drop_prob"):
                if hasattr(part, rate):
                    setattr(part, rate, 0.0)
    model.zero_grad()
    out = model(x)
    outputs = list(out) if isinstance(out, tuple) else [out]
    towards = torch.from_numpy(draws("towards", outputs[0].numel())).view(outputs[0].shape).to(x.dtype)
    loss = (outputs[0] * towards).sum() + heads * sum((aux * towards).sum() for aux in outputs[1:])
    loss.backward()
    gradients = {k: p.grad for k, p in model.named_parameters()}
    return [gradient(k, gradients[k]) for k in wanted]


def steadiness(model, x, heads, wanted, largest=3e-7, draws=8):
    """How far these gradients move, as a share of their largest, where every number that comes out of a convolution or
    dense layer moves by up to `largest` of its map's largest: as far as floats do. Inputs are chosen by this alone, so
    that no rounding, in whichever order a library adds up, turns over a ReLU or a window's largest that matters.
    """
    amount, generator = [0.0], torch.Generator().manual_seed(1)

    def move(layer, inputs, out):
        noise = 2 * torch.rand(out.shape, generator=generator, dtype=out.dtype) - 1
        return out + amount[0] * out.detach().abs().max() * noise

    def gradients():
        step(model, x, heads, [])
        return {k: p.grad.clone() for k, p in model.named_parameters() if k in wanted}

    hooks = [
        part.register_forward_hook(move)
        for part in model.modules()
        if isinstance(part, (torch.nn.Conv2d, torch.nn.Linear))
    ]
    still, amount[0] = gradients(), largest
    moved = [gradients() for _ in range(draws)]
    for hook in hooks:
        hook.remove()
    return max(((m[k] - still[k]).abs().max() / still[k].abs().max()).item() for m in moved for k in wanted)


def golden(name, make, size, norm=1.0, lift=0.0, channels=3, n=4, heads=0.0, wanted=None):
    """What the peer's network gives.

    make(classes) builds it; size: side of the pictures, or (height, width); norm and, for gradients, lift: see fill;
    heads: weight of auxiliary losses; wanted: names of arrays whose gradients are told, else the first and the last of
    rank two or more
    """
    height, width = (size, size) if isinstance(size, int) else size
    model = make(10)
    own = fill(model, norm)
    model.double()
    x = pictures(n, channels, height, width).double()
    with torch.no_grad():
        logits = model.eval()(x)
    fill(model, norm, lift)
    wide = [k for k, p in model.named_parameters() if p.dim() >= 2]
    wanted = wanted or [wide[0], wide[-1]]
    gradients = step(model, x, heads, wanted)
    if "--steadiness" in sys.argv:
        print(f"{name}: gradients move by {steadiness(model, x, heads, wanted):.2g}", file=sys.stderr)
    with torch.device("meta"):
        full = make(1000)
    lines = "".join(f"{k} {'x'.join(map(str, v.shape))}\n" for k, v in sorted(own.items()))
    print(f"{name}: logits {logits.abs().max():.3g}, gradients {[g['largest'] for g in gradients]}", file=sys.stderr)
    return {
        "name": name,
        "input": [channels, height, width],
        "n": n,
        "norm": norm,
        "lift": lift,
        "heads": heads,
        "parameters": sum(p.numel() for p in full.parameters()),
        "names": hashlib.sha256(lines.encode()).hexdigest(),
        "logits": [round(v, 7) for v in logits.flatten().tolist()],
        "gradients": gradients,
    }
