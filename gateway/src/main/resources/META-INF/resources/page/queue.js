/** How long the queue is, asked for only while somebody looks at a painting that waits. */
import * as api from './api.js';

const EVERY_MS = 5000;
const OLD_MS = 60_000;

let asked = -Infinity;
/** @type {import('./types.js').Queue | null} */
let known = null;

/**
 * The last answer; if that is a while ago, the next is asked for.
 *
 * @param {number} now ms
 * @returns {import('./types.js').Queue | null} null if it isn't known, or not any more
 */
export function queueAt(now) {
  if (now - asked >= EVERY_MS) {
    asked = now;
    api.queue().then(answer => {
      known = answer;
    }, () => {
      known = null;
    });
  }
  return known?.asOf && now - Date.parse(known.asOf) < OLD_MS ? known : null;
}
