"""Reads a safetensors file: 8 bytes of header length, a JSON header, then the tensors' bytes, little-endian."""

import json
import os
import struct
import sys

import numpy
import torch

VARIABLE = "IMPASTO_MODELS_DIR"

ELEMENT_TYPES = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}


def load(network):
    """The tensors of NETWORK.safetensors by name, widened to fp32."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        sys.exit(f"eager: {VARIABLE} isn't set: it names the folder with {network}.safetensors")
    path = os.path.join(folder, network + ".safetensors")
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as problem:
        sys.exit(f"eager: can't read the weights: {problem}")
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    return {
        name: _tensor(data, 8 + length, entry) for name, entry in header.items() if name != "__metadata__"
    }


def _tensor(data, start, entry):
    begin, end = entry["data_offsets"]
    values = numpy.frombuffer(data[start + begin : start + end], dtype=ELEMENT_TYPES[entry["dtype"]])
    return torch.from_numpy(values.astype(numpy.float32).reshape(entry["shape"]))
