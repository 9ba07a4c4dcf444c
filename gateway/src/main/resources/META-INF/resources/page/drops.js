/** Pictures from outside: chosen with a file input, dropped on a zone or anywhere, or pasted. */
import {DRAGGED} from './gallery.js';

/**
 * @typedef {object} Taker
 * @property {(files: File[]) => void} files
 * @property {(name: string) => void} ours takes a picture of the gallery
 */

/**
 * Makes a zone with a file input take pictures.
 *
 * @param {HTMLElement} zone
 * @param {Taker} taker
 */
export function takesPictures(zone, taker) {
  const input = /** @type {HTMLInputElement} */ (zone.querySelector('input[type=file]'));
  input.addEventListener('change', () => {
    const files = [...input.files ?? []];
    input.value = ''; // The same file may be chosen again.
    if (files.length > 0) {
      taker.files(files);
    }
  });
  let depth = 0; // Every child that is entered and left is told of too.
  const over = on => zone.classList.toggle('over', on);
  zone.addEventListener('dragenter', () => over(++depth > 0));
  zone.addEventListener('dragleave', () => over(--depth > 0));
  zone.addEventListener('drop', event => {
    depth = 0;
    over(false);
    deliver(event, event.dataTransfer, taker);
  });
}

/**
 * Takes what is dropped beside the zones, so that the browser doesn't leave the page for it, and what is pasted.
 *
 * @param {Taker} taker
 */
export function takesPicturesAnywhere(taker) {
  window.addEventListener('dragover', event => event.preventDefault());
  window.addEventListener('drop', event => {
    if (!event.defaultPrevented) {
      deliver(event, event.dataTransfer, taker);
    }
  });
  window.addEventListener('paste', event => {
    if ((event.clipboardData?.files.length ?? 0) > 0) {
      deliver(event, event.clipboardData, taker);
    }
  });
}

function deliver(event, carried, taker) {
  event.preventDefault();
  const ours = carried.getData(DRAGGED);
  if (ours) {
    taker.ours(ours);
  } else if (carried.files.length > 0) {
    taker.files([...carried.files]);
  }
}
