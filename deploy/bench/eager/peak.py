#!/usr/bin/env python3
"""How fast this machine computes in fp32 in PyTorch, at its best.

Prints {"matmul", "convolution", "torch", "threads"}, GFLOP/s of a large matrix product and of a convolution such as VGG's. The
matrix product alone can be far from what the processor does: Intel's MKL leaves AVX-512 alone on AMD's.
"""

import argparse
import json
import sys
import time

try:
    import torch
except ImportError:
    sys.exit(f"eager: {sys.executable} has no torch")

SIDE = 2048
CHANNELS, KERNEL, POSITIONS = 512, 3, 32
REPEATS = 6


def gflops(flop, work):
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return flop / min(times) / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, metavar="N")
    chosen = parser.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    a, b, product = torch.rand(SIDE, SIDE), torch.rand(SIDE, SIDE), torch.empty(SIDE, SIDE)
    image = torch.rand(1, CHANNELS, POSITIONS, POSITIONS)
    kernel = torch.rand(CHANNELS, CHANNELS, KERNEL, KERNEL)
    result = {
        "matmul": gflops(2 * SIDE**3, lambda: torch.mm(a, b, out=product)),
        "convolution": gflops(
            2 * (CHANNELS * KERNEL * POSITIONS) ** 2, lambda: torch.conv2d(image, kernel, padding=1)
        ),
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
