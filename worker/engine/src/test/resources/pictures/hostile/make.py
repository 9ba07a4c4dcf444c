"""Makes the files of this folder, of which each would harm a careless reader, from those of the folder above; needs nothing but Python.

    python3 make.py

expected.csv, which stands beside them, says what the reader makes of each within limits of 1 MiB and 1,000,000 px: a picture, or a failure
and what its message names.
"""
import struct
import zlib


def good(name):
    with open("../" + name, "rb") as file:
        return file.read()


def write(name, *parts):
    content = b"".join(parts)
    assert len(content) < 20_000, name
    with open(name, "wb") as file:
        file.write(content)


def patched(content, at, new):
    return content[:at] + new + content[at + len(new):]


def flipped(content, first, step):
    """One bit of every so many bytes is another."""
    return bytes(b ^ (1 << i % 8 if i >= first and i % step == 0 else 0) for i, b in enumerate(content))


# No pictures
write("nothing.bin")
write("one-byte.bin", b"\x89")
write("page.html.png", b"<!DOCTYPE html><script>alert(1)</script>")
write("entities.svg", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>')
write("document.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
write("archive.zip.png", b"PK\3\4" + b"\0" * 26, good("transparent-palette.png"))

# PNG (specification, third edition)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name, content=b""):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*chunks, width=4, height=4, depth=8, colours=2, rows=None):
    rows = b"".join(b"\0" + bytes([40 * y] * 12) for y in range(4)) if rows is None else rows
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"".join((SIGNATURE, header, *chunks, chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND")))


BOMB = zlib.compress(b"\0" * 15_000_000, 9)
write("60000x60000.png", png(width=60_000, height=60_000))
write("negative-sides.png", png(width=0x80000001, height=0xFFFFFFFF))
write("no-width.png", png(width=0))
write("three-bits.png", png(depth=3))
write("no-palette.png", png(colours=3))
write("index-beyond-palette.png", png(chunk(b"PLTE", b"\1\2\3"), colours=3, rows=(b"\0" + b"\xff" * 4) * 4))
write("fifteen-megabytes-of-text.png", png(chunk(b"zTXt", b"Comment\0\0" + BOMB)))
write("fifteen-megabytes-of-profile.png", png(chunk(b"iCCP", b"bomb\0\0" + BOMB)))
write("fifteen-megabytes-of-rows.png", png(rows=b"\0" * 15_000_000))
write("half-the-rows.png", png(rows=(b"\0" + b"\x28" * 12) * 2))
write("garbage-rows.png", SIGNATURE, png()[8:33], chunk(b"IDAT", b"garbage" * 9), chunk(b"IEND"))
write("no-rows.png", SIGNATURE, png()[8:33], chunk(b"IEND"))
write("wrong-checksum.png", patched(png(), 41, b"\0"))
write("chunk-of-2-gigabytes.png", patched(png(), 33, b"\x7f\xff\xff\xff"))
write("garbage-exif.png", png(chunk(b"eXIf", b"MM\0*\xff\xff\xff\xff" + b"\x01\x12" * 40)))
write("cut-off.png", good("transparent-palette.png")[:-30])

# JPEG (ITU-T T.81)
JPEG = good("ycbcr-420.jpg")
FRAME = JPEG.index(b"\xff\xc0")
SCAN = JPEG.index(b"\xff\xda")


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


write("65535x65535.jpg", patched(JPEG, FRAME + 5, b"\xff\xff\xff\xff"))
write("60000x60000.jpg", patched(JPEG, FRAME + 5, struct.pack(">HH", 60_000, 60_000)))
write("no-height.jpg", patched(JPEG, FRAME + 5, b"\0\0"))
write("no-frame.jpg", JPEG[:FRAME], JPEG[SCAN:])
write("no-tables.jpg", JPEG[:2], JPEG[FRAME:FRAME + 19], JPEG[SCAN:])
write("twelve-bits.jpg", patched(patched(JPEG, FRAME + 1, b"\xc1"), FRAME + 4, b"\x0c"))
write("255-components.jpg", patched(JPEG, FRAME + 9, b"\xff"))
write("cut-off.jpg", JPEG[:-100])
write("flipped-bits.jpg", flipped(JPEG, SCAN + 14, 13))
write("page.html.jpg", JPEG[:2], segment(0xFE, b"--><script>alert(1)</script><!--"), JPEG[2:])
write("garbage-profile.jpg", JPEG[:2], segment(0xE2, b"ICC_PROFILE\0\1\1" + b"\0\0\1\0acsp" * 64), JPEG[2:])
# An EXIF directory whose next one is itself, and whose only entry points to itself as well.
CYCLE = b"MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08"
write("cyclic-exif.jpg", JPEG[:2], segment(0xE1, b"Exif\0\0" + CYCLE), JPEG[2:])
# 992×992 px of which each of 1,000 scans says, in two bytes, that all 15,376 blocks have nothing more.
DC = segment(0xC4, b"\x00" + b"\1" + b"\0" * 15 + b"\0")
AC = segment(0xC4, b"\x10" + b"\0" + b"\1" + b"\0" * 14 + b"\xd0")
write(
    "thousand-scans.jpg",
    b"\xff\xd8",
    segment(0xDB, b"\0" + b"\1" * 64),
    segment(0xC2, b"\x08" + struct.pack(">HH", 992, 992) + b"\1\1\x11\0"),
    DC,
    AC,
    segment(0xDA, b"\1\1\0\0\0\1") + b"\0" * 1922,
    (segment(0xDA, b"\1\1\0\1\x3f\x01") + b"\x38\x21") * 1_000,
    b"\xff\xd9",
)

# GIF (89a)
GIF = good("animated.gif")
PALETTE = b"\0\0\0\xff\xff\xff"


def gif(width, height, *blocks):
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + PALETTE + b"".join(blocks) + b";"


def frame(left, top, width, height, content=b"\2\2\x44\1\0"):
    return b"," + struct.pack("<HHHH", left, top, width, height) + b"\0" + content


write("65535x65535.gif", gif(65_535, 65_535, frame(0, 0, 1, 1)))
write("empty-frame.gif", gif(4, 4, frame(0, 0, 0, 0)))
write("frame-far-outside.gif", gif(4, 4, frame(65_000, 65_000, 1, 1)))
write("no-frame.gif", gif(4, 4))
write("garbage-codes.gif", gif(4, 4, frame(0, 0, 4, 4, b"\x08\x04\xff\xff\xff\xff\0")))
write("twelve-bit-codes.gif", gif(4, 4, frame(0, 0, 4, 4, b"\x0f\x04\x12\x34\x56\x78\0")))
write("thousand-frames.gif", gif(1, 1, frame(0, 0, 1, 1) * 1_000))
write("cut-off.gif", GIF[:200])

# BMP
BMP = good("palette.bmp")
write("negative-width.bmp", patched(BMP, 18, struct.pack("<i", -23)))
write("lowest-height.bmp", patched(BMP, 22, struct.pack("<i", -2**31)))
write("two-billion-colours.bmp", patched(BMP, 46, b"\xff\xff\xff\x7f"))
write("rows-beyond-end.bmp", patched(BMP, 10, b"\xff\xff\xff\x7f"))
write("run-length-garbage.bmp", patched(BMP, 30, b"\1"))

WEBP = good("lossy.webp")
LOSSLESS = good("lossless.webp")


def riff(*chunks):
    content = b"WEBP" + b"".join(
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for name, body in chunks
    )
    return b"RIFF" + struct.pack("<I", len(content)) + content


# TIFF (6.0)


def tiff(fields, after=b"", next_page=0):
    """Fields are tag: (type, count, value or offset); what comes after the directory begins at byte 8 + 6 + 12·fields."""
    entries = b"".join(struct.pack("<HHII", tag, *field) for tag, field in sorted(fields.items()))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + entries + struct.pack("<I", next_page) + after


SHORT, LONG, UNDEFINED = 3, 4, 7
GREY = {
    256: (SHORT, 1, 4),
    257: (SHORT, 1, 4),
    258: (SHORT, 1, 8),
    259: (SHORT, 1, 1),
    262: (SHORT, 1, 1),
    273: (LONG, 1, 8),
    277: (SHORT, 1, 1),
    278: (SHORT, 1, 4),
    279: (LONG, 1, 16),
}
write("cyclic-pages.tif", tiff(GREY, next_page=8))
write("directory-beyond-end.tif", b"II*\0\xff\xff\xff\x7f")
write("65535-fields.tif", b"II*\0\x08\0\0\0\xff\xff" + b"\0\1\3\0\1\0\0\0\1\0\0\0" * 10)
write("65535x65535.tif", tiff({**GREY, 256: (SHORT, 1, 65_535), 257: (SHORT, 1, 65_535)}))
write("strip-of-4-gigabytes.tif", tiff({**GREY, 279: (LONG, 1, 0xFFFFFFFF)}))
SAME_BYTES = tiff({**{tag: (LONG, 4_500, 8) for tag in range(40_000, 41_500)}, **GREY})
write("same-bytes-in-1500-fields.tif", SAME_BYTES)
write("same-bytes-in-400-fields.tif", tiff({**{tag: (LONG, 4_400, 8) for tag in range(40_000, 40_400)}, **GREY}, b"\0" * 13_000))
BEYOND_END = {**{tag: (LONG, 2_048, 0x7FFFFFF0) for tag in range(40_000, 40_100)}, **GREY}
write("pages-of-broken-fields.tif", b"II*\0\x08\0\0\0", *(
    tiff(BEYOND_END, next_page=8 + 1_314 * (page + 1))[8:] for page in range(14)
))
write("directories-of-broken-fields.tif", tiff({**GREY, 330: (LONG, 14, 134)}, struct.pack("<14I", *(
    190 + 1_314 * page for page in range(14)
)) + tiff(BEYOND_END)[8:] * 14))
write("same-bytes-in-1500-fields.png", png(chunk(b"eXIf", SAME_BYTES)))
write("same-bytes-in-1500-fields.jpg", JPEG[:2], segment(0xE1, b"Exif\0\0" + SAME_BYTES), JPEG[2:])
write("same-bytes-in-1500-fields.webp", riff((b"VP8X", b"\x08\0\0\0\x16\0\0\x10\0\0"), (b"VP8L", LOSSLESS[20:]), (b"EXIF", SAME_BYTES)))
write("strip-beyond-end.tif", tiff({**GREY, 273: (LONG, 1, 0x7FFFFFFF)}))
write("billion-strips.tif", tiff({**GREY, 273: (LONG, 0x3FFFFFFF, 8), 279: (LONG, 0x3FFFFFFF, 8)}))
write("profile-of-4-gigabytes.tif", tiff({**GREY, 34675: (UNDEFINED, 0xFFFFFFF0, 8)}))
write("65535-samples-a-pixel.tif", tiff({**GREY, 277: (SHORT, 1, 65_535)}))
write("million-bits-a-sample.tif", tiff({**GREY, 258: (LONG, 1, 1_000_000)}))
write("tile-of-a-terapixel.tif", tiff({
    **{tag: field for tag, field in GREY.items() if tag not in (273, 278, 279)},
    322: (LONG, 1, 1 << 20), 323: (LONG, 1, 1 << 20), 324: (LONG, 1, 8), 325: (LONG, 1, 16),
}))
write("tile-of-16384x16384.tif", tiff({
    **{tag: field for tag, field in GREY.items() if tag not in (273, 278, 279)},
    322: (LONG, 1, 1 << 14), 323: (LONG, 1, 1 << 14), 324: (LONG, 1, 8), 325: (LONG, 1, 16),
}))
write("cyclic-exif.tif", tiff({**GREY, 34665: (LONG, 1, 8)}))
write("garbage-lzw.tif", tiff({**GREY, 259: (SHORT, 1, 5)}))
write("unknown-compression.tif", tiff({**GREY, 259: (SHORT, 1, 4711)}))
write("cut-off.tif", good("cmyk.tif")[:700])
write("flipped-bits.tif", flipped(good("alpha.tif"), 8, 37))

# WebP
CANVAS_OF_2_24 = b"\0\0\0\0" + b"\xff" * 6
write("longer-than-it-is.webp", patched(WEBP, 4, b"\xff\xff\xff\x7f"))
write("16777216x16777216.webp", riff((b"VP8X", CANVAS_OF_2_24), (b"VP8 ", WEBP[20:])))
write("small-canvas-large-bitstream.webp", riff((b"VP8X", b"\0" * 10), (b"VP8L", b"\x2f" + b"\xff" * 4 + b"\0" * 30)))
write("garbage-codes.webp", riff((b"VP8L", LOSSLESS[20:28] + b"\xaa" * 60)))
write("cut-off.webp", LOSSLESS[:-40])
write("chunk-of-4-gigabytes.webp", patched(LOSSLESS, 16, b"\xfe\xff\xff\xff"))
write("animation-without-frames.webp", riff((b"VP8X", b"\2\0\0\0" + b"\3\0\0" * 2), (b"ANIM", b"\0" * 6)))
