"""Pictures in, pictures out."""

import numpy
import torch
from PIL import Image, ImageOps


def read(path):
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


def shorter_side(picture, side):
    """The shorter side becomes `side`, the longer is rounded down; antialiased bilinear."""
    width, height = picture.size
    size = (side, side * height // width) if width <= height else (side * width // height, side)
    return picture.resize(size, Image.BILINEAR)


def longest_side(picture, side, enlarge):
    """The longest side becomes `side`; antialiased bicubic."""
    width, height = picture.size
    longest = max(width, height)
    if longest <= side and not enlarge:
        return picture
    return picture.resize((round(width * side / longest), round(height * side / longest)), Image.BICUBIC)


def tensor(picture):
    """1×3×H×W in [0, 1], on the device that new tensors are made on."""
    values = torch.from_numpy(numpy.array(picture)).to(torch.empty(0).device)
    return values.permute(2, 0, 1).unsqueeze(0).float().div(255)


def write(image, path):
    """image: 1×3×H×W, clamped to [0, 1]."""
    values = image.detach().squeeze(0).clamp(0, 1).mul(255).round().byte().permute(1, 2, 0).cpu()
    Image.fromarray(values.numpy()).save(path)
