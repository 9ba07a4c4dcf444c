"""Makes the files of this folder (those that no Java writer makes) and prints what Pillow reads in them: the lines of expected.csv.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pillow==12.3.0 numpy && /tmp/venv/bin/python make.py > expected.csv
"""
import hashlib

import numpy as np
from PIL import Image, ImageOps

W, H = 23, 17
y, x = np.mgrid[0:H, 0:W]
channels = [(x * 11) % 256, (y * 15) % 256, (x * y * 3) % 256, (x * 10 + y) % 256]
rgb = Image.fromarray(np.stack(channels[:3], -1).astype(np.uint8))
four = np.stack(channels, -1).astype(np.uint8)
cmyk = Image.fromarray(four, "CMYK")
rgba = Image.fromarray(four, "RGBA")
palette = rgb.quantize(16)


def expect(name, upright=False):
    image = Image.open(name)
    if upright:
        image = ImageOps.exif_transpose(image)
    if image.mode != "CMYK":
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    image = image.convert("RGB")
    print(name, image.width, image.height, hashlib.sha256(image.tobytes()).hexdigest(), sep=",")


def make(name, image, **options):
    image.save(name, **options)
    expect(name)


make("ycbcr-444.jpg", rgb, quality=90, subsampling=0)
make("ycbcr-422.jpg", rgb, quality=90, subsampling=1)
make("ycbcr-420.jpg", rgb, quality=90, subsampling=2)
make("progressive.jpg", rgb, quality=80, progressive=True)
make("restarts.jpg", rgb, quality=80, restart_marker_blocks=1)
make("junk-profile.jpg", rgb, quality=80, icc_profile=b"not a profile" * 9)
make("rgb.jpg", rgb, quality=90, keep_rgb=True)
make("grey.jpg", rgb.convert("L"), quality=90)
make("cmyk.jpg", cmyk, quality=90)
adobe = open("cmyk.jpg", "rb").read()
at = adobe.index(b"Adobe") + 11  # the colour transform: 2 = YCCK
open("ycck.jpg", "wb").write(adobe[:at] + b"\2" + adobe[at + 1:])
expect("ycck.jpg")
exif = Image.Exif()
exif[0x0112] = 6
rgb.save("orientation-6.webp", lossless=True, exif=exif)
expect("orientation-6.webp", upright=True)
rgb.save("orientation-6.tif", compression="tiff_lzw", exif=exif)
expect("orientation-6.tif", upright=True)
make("lossless.webp", rgb, lossless=True)
make("alpha.webp", rgba, lossless=True)
make("animated.webp", rgb, lossless=True, save_all=True, append_images=[rgb.rotate(180)], duration=100)
make("animated.gif", palette, save_all=True, append_images=[palette.rotate(180)], duration=100)
make("transparent.gif", palette, transparency=3)
make("palette.tif", palette, compression="tiff_lzw")
make("group4.tif", rgb.convert("1"), compression="group4")
make("cmyk.tif", cmyk, compression="tiff_lzw")
make("alpha.tif", rgba, compression="tiff_adobe_deflate")
make("jpeg-inside.tif", rgb, compression="jpeg")
make("transparent-grey.png", rgb.convert("L"), transparency=rgb.convert("L").getpixel((5, 5)))
make("transparent-palette.png", palette, transparency=3)
make("palette.bmp", palette)
rgb.save("lossy.webp", quality=90)  # chroma is spread differently than Pillow's; only its size is compared
