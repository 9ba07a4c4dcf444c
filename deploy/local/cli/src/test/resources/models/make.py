"""Makes the .pth files of this folder with real torch, and expected.csv: what torch holds in the tensors that are kept.

    /path/to/python-with-torch-2.13 make.py

The keys are torchvision's, the channels are few. What is special:
- squeezenet1_1-*.pth: the first two tensors are views into one storage, at offsets; one tensor is half precision; `classifier.1.*` and
  `step` are of no use to the engine; the map has torch's _metadata attribute.
- vgg19-legacy-2017.pth: parameters pickled as torch 0.1 under Python 2 did, with _rebuild_tensor and an OrderedDict of pairs.
- evil-*.pth: would make the file `pwned` in the folder they are read in.
"""
import os
from collections import OrderedDict

import torch

torch.manual_seed(2)
OLD = {"_use_new_zipfile_serialization": False}


def squeezenet():
    shared = torch.randn(100)
    weights = OrderedDict()
    weights["features.0.weight"] = shared[10:64].view(2, 3, 3, 3)
    weights["features.0.bias"] = shared[64:66]
    for fire in (3, 4, 6, 7):
        for part, kernel in (("squeeze", 1), ("expand1x1", 1), ("expand3x3", 3)):
            weights[f"features.{fire}.{part}.weight"] = torch.randn(2, 2, kernel, kernel)
            weights[f"features.{fire}.{part}.bias"] = torch.randn(2)
    weights["features.4.squeeze.weight"] = weights["features.4.squeeze.weight"].half()
    weights["classifier.1.weight"] = torch.randn(5, 2, 1, 1)
    weights["step"] = torch.tensor(7)
    weights._metadata = OrderedDict([("", {"version": 1})])
    return weights


class OldTensor:
    def __init__(self, tensor):
        self.tensor = tensor

    def __reduce__(self):
        return torch._utils._rebuild_tensor, (self.tensor.storage(), self.tensor.storage_offset(), torch.Size(self.tensor.size()), self.tensor.stride())


class OldParameter:
    def __init__(self, tensor):
        self.tensor = tensor

    def __reduce__(self):
        return torch.nn.Parameter, (OldTensor(self.tensor),), (True, False, OrderedDict())


class OldMap:
    def __init__(self, weights):
        self.weights = weights

    def __reduce__(self):
        return OrderedDict, ([[name, OldParameter(tensor)] for name, tensor in self.weights.items()],)


def vgg19():
    weights = OrderedDict()
    for module in (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30):
        weights[f"features.{module}.weight"] = torch.randn(1, 3 if module == 0 else 1, 3, 3)
        weights[f"features.{module}.bias"] = torch.randn(1)
    weights["classifier.0.weight"] = torch.randn(4, 4)
    return weights


class Evil:
    def __reduce__(self):
        return os.system, ("touch pwned",)


squeeze, vgg = squeezenet(), vgg19()
torch.save(squeeze, "squeezenet1_1-legacy.pth", **OLD)
torch.save(squeeze, "squeezenet1_1-zip.pth")
torch.save(OldMap(vgg), "vgg19-legacy-2017.pth", **OLD)
torch.save({name: torch.nn.Parameter(tensor) for name, tensor in vgg.items()}, "vgg19-zip-parameters.pth")

for name, options in (("evil-legacy.pth", OLD), ("evil-zip.pth", {})):
    torch.save({"features.0.weight": Evil()}, name, **options)
turned = squeezenet()
turned["features.3.expand3x3.weight"] = turned["features.3.expand3x3.weight"].transpose(2, 3)
torch.save(turned, "turned.pth")
lacking = squeezenet()
del lacking["features.7.expand3x3.bias"]
torch.save(lacking, "lacking.pth", **OLD)

with open("expected.csv", "w") as expected:
    for network, weights in (("squeezenet1_1", squeeze), ("vgg19", vgg)):
        for name, tensor in weights.items():
            module = name.split(".")[1] if name.startswith("features") else "none"
            if module in ("none", "30"):
                continue
            shape = " ".join(map(str, tensor.shape))
            values = " ".join(repr(value) for value in tensor.float().flatten().tolist())
            print(network, name, str(tensor.dtype)[6:], shape, values, sep=",", file=expected)
