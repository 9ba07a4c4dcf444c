"""The feature networks as ordinary modules, torchvision's numbering, read at their taps."""

import torch
from torch import nn

import weights

MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)

VGG19_TAPS = {"relu1_1": 1, "relu2_1": 6, "relu3_1": 11, "relu4_1": 20, "relu4_2": 22, "relu5_1": 29}
# Channels of VGG-19's convolutions up to conv5_1; "M" is a 2×2 maximum.
VGG19 = (64, 64, "M", 128, 128, "M", 256, 256, 256, 256, "M", 512, 512, 512, 512, "M", 512)


class Fire(nn.Module):
    def __init__(self, inputs, squeezed, expanded):
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeezed, 1)
        self.expand1x1 = nn.Conv2d(squeezed, expanded, 1)
        self.expand3x3 = nn.Conv2d(squeezed, expanded, 3, padding=1)

    def forward(self, x):
        x = torch.relu(self.squeeze(x))
        return torch.cat([torch.relu(self.expand1x1(x)), torch.relu(self.expand3x3(x))], 1)


class Features(nn.Module):
    """The outputs at the taps asked for; nothing after the last of them is run."""

    def __init__(self, layers, taps):
        super().__init__()
        self.layers = layers
        self.taps = taps

    def forward(self, x, wanted):
        last = max(self.taps[tap] for tap in wanted)
        names = {self.taps[tap]: tap for tap in wanted}
        maps = {}
        for number, layer in enumerate(self.layers[: last + 1]):
            x = layer(x)
            if number in names:
                maps[names[number]] = x
        return maps


def squeezenet1_1():
    layers = nn.Sequential(
        nn.Conv2d(3, 64, 3, stride=2),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        Fire(64, 16, 64),
        Fire(128, 16, 64),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        Fire(128, 32, 128),
        Fire(256, 32, 128),
    )
    return _ready(layers, "squeezenet1_1", {str(number): number for number in range(8)})


def vgg19(first_padding="zeros"):
    """first_padding: of conv1_1 only, as nn.Conv2d calls it."""
    layers, inputs = [], 3
    for channels in VGG19:
        if channels == "M":
            layers.append(nn.MaxPool2d(2, 2))
            continue
        mode = "zeros" if layers else first_padding
        layers += [nn.Conv2d(inputs, channels, 3, padding=1, padding_mode=mode), nn.ReLU(inplace=True)]
        inputs = channels
    return _ready(nn.Sequential(*layers), "vgg19", VGG19_TAPS)


def _ready(layers, name, taps):
    stored = weights.load(name)
    layers.load_state_dict({key: stored["features." + key] for key in layers.state_dict()})
    return Features(layers, taps).eval().requires_grad_(False)
