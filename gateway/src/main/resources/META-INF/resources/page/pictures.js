/** Looks at files before they are sent, as the gateway will: what begins like no picture, or is too large, is refused in words. */
import {address, make, randomHex, release} from './dom.js';

/** A file that can't be taken; the message is for people. */
export class Refusal extends Error {}

/** How the files of each format begin; `.` stands for any byte. */
const FORMATS = [
  ['PNG', /^\x89PNG\r\n\x1a\n/],
  ['JPEG', /^\xff\xd8\xff/],
  ['GIF', /^GIF8[79]a/],
  ['BMP', /^BM/],
  ['TIFF', /^(II[*+]\0|MM\0[*+])/],
  ['WebP', /^RIFF....WEBP/s],
];
const APPLES = /^....ftyp(heic|heix|hevc|mif1|msf1|avif)/s;
const MEBIBYTE = 1 << 20;

/**
 * @param {Blob} blob
 * @param {string} name
 * @param {{maxBytes: number, maxPixels: number}} limits
 * @returns {Promise<import('./types.js').Picture>}
 * @throws {Refusal} saying what is wrong and what would be right
 */
export async function look(blob, name, limits) {
  const called = `“${name}”`;
  if (blob.size === 0) {
    throw new Refusal(`${called} is empty.`);
  }
  const beginning = await blob.slice(0, 16).arrayBuffer();
  const text = String.fromCharCode(...new Uint8Array(beginning));
  if (APPLES.test(text)) {
    throw new Refusal(`${called} is a HEIC or AVIF picture, which can’t be read here. Save it as JPEG first.`);
  }
  const format = FORMATS.find(([, start]) => start.test(text))?.[0];
  if (!format) {
    throw new Refusal(`${called} isn’t a picture. PNG, JPEG, GIF, BMP, TIFF and WebP can be painted.`);
  }
  if (blob.size > limits.maxBytes) {
    throw new Refusal(`${called} has ${mebibytes(blob.size)}; the limit is ${mebibytes(limits.maxBytes)}.`);
  }
  const picture = {key: `file:${randomHex(32)}`, name, blob, ...await size(blob)};
  if (picture.width === 0 && format !== 'TIFF') {
    throw new Refusal(`${called} begins like a ${format} but can’t be read; it may be damaged.`);
  }
  if (picture.width * picture.height > limits.maxPixels) {
    throw new Refusal(`${called} has ${megapixels(picture.width * picture.height)} (${picture.width} × ${picture.height});`
        + ` the limit is ${megapixels(limits.maxPixels)}.`);
  }
  return picture;
}

const mebibytes = bytes => bytes < MEBIBYTE
  ? `${Math.ceil(bytes / 1024)} KiB`
  : `${(Math.ceil(bytes / MEBIBYTE * 10) / 10).toLocaleString('en')} MiB`;
const megapixels = pixels => `${(Math.ceil(pixels / 1e5) / 10).toLocaleString('en')} megapixel${pixels === 1e6 ? '' : 's'}`;

/** @returns {Promise<{width: number, height: number}>} 0 × 0 if this browser can't show it */
function size(blob) {
  return new Promise(resolve => {
    const image = new Image();
    image.onload = () => resolve({width: image.naturalWidth, height: image.naturalHeight});
    image.onerror = () => {
      release(blob);
      resolve({width: 0, height: 0});
    };
    image.src = address(blob);
  });
}

export const THUMB_SIDE = 480; // px: the shelf shows it at half of that, on a dense screen at all of it.

/**
 * A small JPEG of it for the shelf.
 *
 * @param {Blob} blob
 * @returns {Promise<Blob | null>} null if this browser can't show it
 */
export async function thumbnail(blob) {
  try {
    const whole = await createImageBitmap(blob);
    const shrink = Math.min(1, THUMB_SIDE / Math.max(whole.width, whole.height));
    const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', {
      width: Math.max(1, Math.round(whole.width * shrink)),
      height: Math.max(1, Math.round(whole.height * shrink)),
    }));
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    return await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  } catch {
    return null;
  }
}
