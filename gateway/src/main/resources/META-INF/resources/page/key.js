/** The access key, where the gateway asks for one: kept for the tab, never written into an address. */
import {byId} from './dom.js';

const PLACE = 'impasto.key';

/** @type {Promise<boolean> | null} */
let asking = null;
let declined = false;

/** @returns {Record<string, string>} the headers of a request */
export function authorization() {
  const key = sessionStorage.getItem(PLACE);
  return key ? {Authorization: `Bearer ${key}`} : {};
}

/**
 * Asks for a key; however many requests were turned away, it asks once. Who wants to give none is asked again only when they do
 * something themselves.
 *
 * @param {boolean} wanted whether a person waits for the answer, rather than the page by itself
 * @returns {Promise<boolean>} whether there is one to try with
 */
export async function askForKey(wanted) {
  if (declined && !wanted) {
    return false;
  }
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

function ask() {
  const dialog = byId('key-dialog');
  const field = byId('key');
  if (sessionStorage.getItem(PLACE)) {
    byId('key-why').textContent = 'The one you gave isn’t valid here, or not any more.';
  }
  field.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      const key = field.value.trim();
      field.value = '';
      if (dialog.returnValue === 'use' && key) {
        sessionStorage.setItem(PLACE, key);
        declined = false;
        resolve(true);
      } else {
        declined = true;
        resolve(false);
      }
    }, {once: true});
  });
}
