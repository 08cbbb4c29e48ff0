"""Lets the CUDA wheel of PyTorch run on a machine without NVIDIA's libraries.

Some package indexes carry only that wheel. It links some 3 GB of NVIDIA libraries that a CPU never calls. This writes
empty stand-ins beside PyTorch's own libraries: every function in them answers "no device", so that PyTorch sees a
machine without a GPU. The CPU code (libtorch_cpu.so) is untouched. Needs gcc and readelf.
Not needed, and does nothing, where `import torch` works already.
"""

import collections
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile

NO_DEVICE = 100  # cudaErrorNoDevice, which PyTorch takes as "there is no GPU" without a warning
NVIDIA = re.compile(r"^(cu|nvrtc|nccl|pnccl|nvshmem|nvJit|__cuda|nvml)")


def readelf(option: str, library: pathlib.Path) -> str:
    return subprocess.run(["readelf", option, "-W", str(library)], capture_output=True, text=True, check=True).stdout


def wanted(folder: pathlib.Path) -> dict[str, dict[str, set[str]]]:
    """Library name -> version name ("" for none) -> functions that PyTorch's libraries ask of it."""
    libraries = collections.defaultdict(lambda: collections.defaultdict(set))
    owner_of, functions = {}, set()
    for file in folder.glob("*.so"):
        for name in re.findall(r"\(NEEDED\).*\[(.+?)\]", readelf("-d", file)):
            if name.startswith(("libcu", "libnv", "libnccl")) and name != "libcuda.so.1":  # the driver is asked for by name
                libraries[name]
        library = None
        for line in readelf("-V", file).splitlines():
            if found := re.search(r"File: (\S+)", line):
                library = found[1]
            elif (found := re.search(r"Name: (\S+)", line)) and library:
                owner_of[found[1]] = library
        functions.update(re.findall(r" UND ([^\s@]+)(?:@(\S+))?", readelf("--dyn-syms", file)))
    first = next(iter(libraries))
    for function, version in functions:
        owner = owner_of.get(version)
        if owner in libraries:
            libraries[owner][version].add(function)
        elif not version and NVIDIA.match(function):
            libraries[first][""].add(function)  # unversioned names are found in whichever library has them
    return libraries


def answer(function: str) -> str:
    if function.endswith(("GetErrorString", "GetErrorName")):
        return f'const char *{function}(int code) {{ return "no device"; }}\n'
    return f"int {function}(void) {{ return {NO_DEVICE}; }}\n"


def write_stand_in(target: pathlib.Path, versions: dict[str, set[str]]) -> None:
    with tempfile.TemporaryDirectory() as work:
        code, script = pathlib.Path(work, "a.c"), pathlib.Path(work, "a.map")
        code.write_text("".join(answer(f) for v in versions.values() for f in sorted(v)))
        script.write_text("".join(f'{v} {{ global: {"; ".join(sorted(fs))}; }};\n' for v, fs in versions.items() if v))
        link = [f"-Wl,--version-script={script}"] if script.read_text() else []
        subprocess.run(["gcc", "-shared", "-fPIC", "-fno-builtin", "-w", f"-Wl,-soname,{target.name}", *link,
                        "-o", str(target), str(code)], check=True)


def main() -> int:
    if subprocess.run([sys.executable, "-c", "import torch"], capture_output=True).returncode == 0:
        return 0
    folder = pathlib.Path(importlib.util.find_spec("torch").submodule_search_locations[0]) / "lib"
    for name, versions in wanted(folder).items():
        if not (folder / name).exists():
            write_stand_in(folder / name, versions)
    return subprocess.run([sys.executable, "-c", "import torch; assert not torch.cuda.is_available()"]).returncode


if __name__ == "__main__":
    sys.exit(main())
