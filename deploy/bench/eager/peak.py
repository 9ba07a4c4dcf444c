#!/usr/bin/env python3
"""How fast this machine computes in fp32 in PyTorch, at its best: as PyTorch does it unasked, so on a GPU convolutions are TF32.

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

# Large enough to fill what computes; what fills a GPU takes a CPU too long.
SIDE = {"cpu": 2048, "cuda": 8192}
POSITIONS = {"cpu": 32, "cuda": 256}
CHANNELS, KERNEL = 512, 3
REPEATS = 6


def gflops(flop, work, wait):
    work()
    wait()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        wait()
        times.append(time.perf_counter() - start)
    return flop / min(times) / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, metavar="N")
    parser.add_argument("--device", default="cpu", help="cpu or cuda:N (default: cpu)")
    chosen = parser.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    torch.set_default_device(chosen.device)
    kind = torch.empty(0).device.type
    wait = torch.cuda.synchronize if kind == "cuda" else lambda: None
    side, positions = SIDE[kind], POSITIONS[kind]
    a, b, product = torch.rand(side, side), torch.rand(side, side), torch.empty(side, side)
    image = torch.rand(1, CHANNELS, positions, positions)
    kernel = torch.rand(CHANNELS, CHANNELS, KERNEL, KERNEL)
    result = {
        "matmul": gflops(2 * side**3, lambda: torch.mm(a, b, out=product), wait),
        "convolution": gflops(
            2 * (CHANNELS * KERNEL * positions) ** 2, lambda: torch.conv2d(image, kernel, padding=1), wait
        ),
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
