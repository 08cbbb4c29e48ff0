"""Small checkpoints of every kind, and what is in them. Made with PyTorch 2.15 and safetensors; run in this folder:

    python checkpoints.py

zip.pth, legacy.pth   the same state dict in both formats: strided and shared storage, every plain type, a parameter
python2.pth           legacy.pth's like as Python 2 wrote it: byte strings, and an OrderedDict made of pairs
wrapped.pth           a training script's checkpoint: state dict under "model", names with "module.", an optimizer
unsigned.pth          types without a storage class of their own (uint16 and wider)
torch.safetensors     the contiguous ones, by safetensors' own writer
golden.json           name -> type, shape and values of each file
"""
import json
import pickle
import struct
from collections import OrderedDict

import torch
from safetensors.torch import save_file


def states():
    base = torch.arange(24, dtype=torch.float32) / 8 - 1
    shared = torch.arange(10, dtype=torch.float32)
    out = OrderedDict()
    out["plain.weight"] = base.view(2, 3, 4).clone()
    out["turned.weight"] = base.view(4, 6).clone().t()
    out["channels_last.weight"] = (base.view(1, 2, 3, 4).clone()).to(memory_format=torch.channels_last)
    out["slice.weight"] = base.clone().view(6, 4)[1:5:2, 1:3]
    out["shared.first"] = shared[:4]
    out["shared.second"] = shared[3:9:2]
    out["half"] = torch.tensor([0.0, -0.0, 1.0, -2.5, 65504.0, 6e-8, 6.1e-5, float("inf")], dtype=torch.float16)
    out["bfloat"] = torch.tensor([1.0, -3.140625, 1e30, 1e-30], dtype=torch.bfloat16)
    out["double"] = torch.tensor([1 / 3, -1e300], dtype=torch.float64)
    out["long"] = torch.tensor([-(2**62), 7], dtype=torch.int64)
    out["int"] = torch.tensor([-5, 2**31 - 1], dtype=torch.int32)
    out["short"] = torch.tensor([-300, 300], dtype=torch.int16)
    out["char"] = torch.tensor([-128, 127], dtype=torch.int8)
    out["byte"] = torch.tensor([0, 255], dtype=torch.uint8)
    out["truth"] = torch.tensor([True, False, True])
    out["bn.num_batches_tracked"] = torch.tensor(41)
    out["none"] = torch.zeros(0, 3)
    out["parameter"] = torch.nn.Parameter(torch.tensor([0.5, 0.25]))
    return out


def said(state):
    out = {}
    for name, tensor in state.items():
        values = tensor.detach().double().flatten().tolist() if tensor.is_floating_point() else (
            tensor.to(torch.int64).flatten().tolist())
        kind = str(tensor.dtype).replace("torch.", "")
        out[name] = {"type": kind, "shape": list(tensor.shape), "values": [str(v) for v in values]}
    return out


def python2(path):
    """One tensor as PyTorch 0.3 under Python 2.7 wrote it, put together by hand: no such Python is at hand."""
    numbers = [1.5, -2.0, 3.25]
    state = (b"\x80\x02ccollections\nOrderedDict\nq\x00]q\x01]q\x02(U\x09fc.weightq\x03"
             b"ctorch._utils\n_rebuild_tensor\nq\x04((U\x07storageq\x05ctorch\nFloatStorage\nq\x06U\x0594303q\x10U\x03cpuq\x07K\x03Ntq\x08Q"
             b"K\x00K\x03\x85q\tK\x01\x85q\ntq\x0bRq\x0cea\x85q\rRq\x0e.")
    head = [pickle.dumps(0x1950A86A20F9469CFC6C, 2), pickle.dumps(1001, 2),
            pickle.dumps({"protocol_version": 1001, "little_endian": True}, 2)]
    keys = b"\x80\x02]q\x00U\x0594303q\x01a."
    data = struct.pack("<q", len(numbers)) + struct.pack("<3f", *numbers)
    with open(path, "wb") as out:
        out.write(b"".join(head) + state + keys + data)
    return OrderedDict([("fc.weight", torch.tensor(numbers))])


def main():
    torch.manual_seed(0)
    state = states()
    golden = {"zip.pth": said(state), "legacy.pth": said(state)}
    torch.save(state, "zip.pth")
    torch.save(state, "legacy.pth", _use_new_zipfile_serialization=False)
    golden["python2.pth"] = said(python2("python2.pth"))
    assert torch.equal(torch.load("python2.pth")["fc.weight"], torch.tensor([1.5, -2.0, 3.25]))
    model = torch.nn.Sequential(torch.nn.Conv2d(3, 2, 3), torch.nn.BatchNorm2d(2))
    optimizer = torch.optim.AdamW(model.parameters())
    model(torch.ones(1, 3, 5, 5)).sum().backward()
    optimizer.step()
    wrapped = OrderedDict(("module." + name, tensor) for name, tensor in model.state_dict().items())
    torch.save({"epoch": 3, "model": wrapped, "optimizer": optimizer.state_dict(), "best": 0.5}, "wrapped.pth")
    golden["wrapped.pth"] = said(model.state_dict())
    unsigned = {"a": torch.tensor([65535], dtype=torch.uint16), "b": torch.tensor([2**32 - 1], dtype=torch.uint32)}
    torch.save(unsigned, "unsigned.pth")
    golden["unsigned.pth"] = said(unsigned)
    plain = {name: tensor.detach().contiguous().clone() for name, tensor in state.items()}
    save_file(plain, "torch.safetensors", metadata={"made by": "checkpoints.py"})
    golden["torch.safetensors"] = said(plain)
    with open("golden.json", "w") as out:
        json.dump(golden, out, indent=0, sort_keys=True)


main()
