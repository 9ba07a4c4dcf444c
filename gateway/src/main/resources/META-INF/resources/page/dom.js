/** What is said to the document. */

/**
 * An element with attributes, listeners (`onclick`) and children.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] false and null are left out, true is an attribute without a value
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

/**
 * The element of that id.
 *
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no #${id}`);
  }
  return element;
}

/** Sets the text only if it is another, so that a screen reader says nothing twice. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** @type {WeakMap<Blob, string>} */
const addresses = new WeakMap();

/**
 * An address under which an image element finds the blob; the same one each time.
 *
 * @param {Blob} blob
 */
export function address(blob) {
  let url = addresses.get(blob);
  if (!url) {
    url = URL.createObjectURL(blob);
    addresses.set(blob, url);
  }
  return url;
}

/** Gives the blob's address back, once nothing shows it any more. */
export function release(blob) {
  const url = addresses.get(blob);
  if (url) {
    URL.revokeObjectURL(url);
    addresses.delete(blob);
  }
}

/** So many random hexadecimal digits. `crypto.randomUUID` is missing where the page doesn't come by https or from this machine. */
export function randomHex(digits) {
  const bytes = crypto.getRandomValues(new Uint8Array(digits / 2));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
