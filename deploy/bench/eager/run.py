#!/usr/bin/env python3
"""The same optimisations as Impasto's, in ordinary eager PyTorch with autograd: something to compare with.

Prints a line of JSON for each recorded step, {"step", "seconds", "total"}: the updates done, the seconds since the first
step began, and the loss of the picture there. Weights come from the folder that IMPASTO_MODELS_DIR names.
"""

import argparse
import json
import sys

try:
    import numpy  # noqa: F401
    import PIL  # noqa: F401
    import torch
except ImportError as missing:
    sys.exit(
        f"eager: {sys.executable} has no {missing.name}: these programs need PyTorch (any version of 2), Pillow and "
        "numpy, for example: python3 -m venv torch-env && torch-env/bin/pip install torch pillow numpy"
    )

import pictures
import workloads

CLASSIC_SIZE = 192


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workload", choices=("classic", "gram", "studio"))
    parser.add_argument("--content", required=True, metavar="FILE")
    parser.add_argument("--style", required=True, metavar="FILE")
    parser.add_argument(
        "--size",
        type=int,
        metavar="PX",
        help="of both pictures: the shorter side for classic (default: 192) and gram, the longest for studio",
    )
    parser.add_argument("--steps", type=int, default=200, metavar="N", help="updates (default: 200)")
    parser.add_argument("--threads", type=int, metavar="N", help="PyTorch's (default: its own choice)")
    parser.add_argument("--device", default="cpu", help="cpu or cuda:N (default: cpu)")
    parser.add_argument("--init", choices=("content", "random"), default="content", help="(default: content)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the random init (default: 0)")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="records each K-th step (default: 1)")
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write the picture")
    chosen = parser.parse_args()
    if chosen.size is None:
        if chosen.workload != "classic":
            parser.error(f"{chosen.workload} needs --size")
        chosen.size = CLASSIC_SIZE
    return chosen


def main():
    chosen = arguments()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    # Where the CPU isn't one that NNPACK knows, PyTorch would try it, and complain, at every small convolution.
    if hasattr(torch.backends, "nnpack"):
        torch.backends.nnpack.set_flags(False)
    torch.set_default_device(chosen.device)
    torch.manual_seed(chosen.seed)
    recorder = workloads.Recorder(lambda row: print(json.dumps(row), flush=True), chosen.every)
    try:
        content, style = pictures.read(chosen.content), pictures.read(chosen.style)
    except OSError as problem:
        sys.exit(f"eager: can't read a picture: {problem}")
    size, steps, init = chosen.size, chosen.steps, chosen.init
    if chosen.workload == "studio":
        picture = workloads.studio(content, style, size, steps, init, recorder)
    else:
        preset = workloads.CLASSIC if chosen.workload == "classic" else workloads.GRAM
        picture = workloads.gatys(preset, content, style, size, size, steps, init, recorder)
    if chosen.output:
        pictures.write(picture, chosen.output)


if __name__ == "__main__":
    main()
