"""Makes the files of this folder: pictures with a colour profile, and beside each (….srgb.png) what Pillow's Little CMS makes of it.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pillow==12.3.0 numpy && /tmp/venv/bin/python make.py
"""
import io
import struct

import numpy as np
from PIL import Image, ImageCms, ImageOps

W, H = 23, 17
y, x = np.mgrid[0:H, 0:W]
four = np.stack([(x * 11) % 256, (y * 15) % 256, (x * y * 3) % 256, (x * 10 + y) % 256], -1).astype(np.uint8)
rgb = Image.fromarray(four[..., :3])
rgba = Image.fromarray(four, "RGBA")
# Flat enough for JPEG, in squares so that chroma keeps.
grey = Image.fromarray(((x // 2) * 21 % 256).astype(np.uint8))


def tag(kind, body):
    return kind + b"\0\0\0\0" + body + b"\0" * (-len(body) % 4)


def fixed(*numbers):
    return b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)


def profile(device, colours, pcs, tags, spare=0):
    """A minimal ICC profile, version 2.4 (ICC.1:2001-04, sections 6.1 to 6.5)."""
    name = b"test\0"
    tags = {
        b"desc": tag(b"desc", struct.pack(">I", len(name)) + name + b"\0" * (4 + 4 + 2 + 1 + 67)),
        b"cprt": tag(b"text", b"none\0"),
        b"wtpt": tag(b"XYZ ", fixed(0.9642, 1, 0.8249)),
        **tags,
    }
    if spare:
        tags[b"more"] = tag(b"data", b"\0\0\0\1" + bytes(i * i // 7 % 256 for i in range(spare)))
    at = 128 + 4 + 12 * len(tags)
    table, content = struct.pack(">I", len(tags)), b""
    for key, body in tags.items():
        table += key + struct.pack(">II", at + len(content), len(body))
        content += body
    header = struct.pack(">I4sI4s4s4s", at + len(content), b"\0" * 4, 0x02400000, device, colours, pcs)
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + fixed(0.9642, 1, 0.8249)
    return header.ljust(128, b"\0") + table + content


def curve(gamma):
    return tag(b"curv", struct.pack(">IH", 1, round(gamma * 256)))


ADOBE = [(0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)]  # adapted to D50
SRGB = [(0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)]


def matrix(primaries, gamma, spare=0):
    tags = {}
    for letter, xyz in zip((b"r", b"g", b"b"), primaries):
        tags[letter + b"XYZ"] = tag(b"XYZ ", fixed(*xyz))
        tags[letter + b"TRC"] = curve(gamma)
    return profile(b"mntr", b"RGB ", b"XYZ ", tags, spare)


def inks():
    """A table from CMYK to Lab: yellowish paper, impure inks."""
    grid = 5
    levels = np.linspace(0, 1, grid)
    c, m, k_y, k = np.meshgrid(levels, levels, levels, levels, indexing="ij")
    light = (1 - 0.95 * k)[..., None] * np.stack(
        [(1 - 0.9 * c) * (1 - 0.1 * m), (1 - 0.3 * c) * (1 - 0.85 * m), (0.95 - 0.9 * k_y) * (1 - 0.2 * m)], -1)
    ratio = light @ np.array(SRGB) / np.array([0.9642, 1, 0.8249])
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    lab = np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)
    table = np.clip(np.rint(lab * [2.55, 1, 1] + [0, 128, 128]), 0, 255).astype(np.uint8).tobytes()
    straight = bytes(range(256))
    lut = bytes([4, 3, grid, 0]) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1) + straight * 4 + table + straight * 3
    return profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": tag(b"mft1", lut)})


def expect(name, icc):
    image = ImageOps.exif_transpose(Image.open(name))
    assert image.info["icc_profile"] == icc, name
    alpha = None
    if image.mode == "P":
        image = image.convert("RGB")
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    # Pillow's sRGB is of version 4, for which "perceptual" means black point compensation too, which Java has none of; nor does Java
    # let Little CMS replace the conversion by a coarser table, in which it makes paper white.
    srgb = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB"), outputMode="RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=ImageCms.Flags.NOOPTIMIZE)
    if alpha:
        white = Image.new("RGB", srgb.size, "white")
        white.paste(srgb, mask=alpha)
        srgb = white
    srgb.info.clear()
    srgb.save(name + ".srgb.png", icc_profile=None)


def make(name, image, icc, **options):
    image.save(name, icc_profile=icc, **options)
    expect(name, icc)


adobe = matrix(ADOBE, 2.19921875)
linear = matrix(ADOBE, 1)
swapped = matrix([SRGB[1], SRGB[2], SRGB[0]], 2.2)
exif = Image.Exif()
exif[0x0112] = 6
make("adobe.jpg", rgb, adobe, quality=90, subsampling=0, exif=exif)
make("adobe-segments.jpg", rgb, matrix(ADOBE, 2.19921875, spare=70_000), quality=90)
make("adobe.png", rgb, adobe)
make("adobe-alpha.png", rgba, adobe)
make("adobe-palette.png", rgb.quantize(16), adobe)
make("adobe.tif", rgb, adobe, compression="tiff_lzw")
make("adobe-alpha.tif", rgba, adobe, compression="tiff_adobe_deflate")
make("adobe-palette.tif", rgb.quantize(16), adobe, compression="tiff_lzw")
make("adobe.webp", rgb, adobe, lossless=True)
make("adobe-alpha.webp", rgba, adobe, lossless=True)
make("linear.png", rgb, linear)
make("swapped.png", rgb, swapped)
make("swapped.webp", rgb, swapped, lossless=True)
gamma = profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curve(1.2)})
make("grey.jpg", grey, gamma, quality=90)
make("grey.png", grey, gamma)
make("cmyk.jpg", Image.fromarray(four, "CMYK"), inks(), quality=90)
make("cmyk.tif", Image.fromarray(four, "CMYK"), inks(), compression="tiff_lzw")
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
for name, options in {"srgb.jpg": {"quality": 90}, "srgb.png": {}, "srgb.tif": {}, "srgb.webp": {"lossless": True}}.items():
    rgb.save("plain-" + name, **options)
    rgb.save(name, icc_profile=srgb, **options)
