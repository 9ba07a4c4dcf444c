#!/usr/bin/env python3
"""How fast this machine multiplies large fp32 matrices in PyTorch: prints {"gflops", "torch", "threads"}."""

import argparse
import json
import sys
import time

try:
    import torch
except ImportError:
    sys.exit(f"eager: {sys.executable} has no torch")

SIDE = 2048
REPEATS = 7  # the first one warms up


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, metavar="N")
    chosen = parser.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    a, b = torch.rand(SIDE, SIDE), torch.rand(SIDE, SIDE)
    result = torch.empty(SIDE, SIDE)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        torch.mm(a, b, out=result)
        times.append(time.perf_counter() - start)
    gflops = 2 * SIDE**3 / min(times[1:]) / 1e9
    print(json.dumps({"gflops": gflops, "torch": torch.__version__, "threads": torch.get_num_threads()}))


if __name__ == "__main__":
    main()
