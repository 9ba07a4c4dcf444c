/** What an order will take, from gateways that tell. */
import * as api from './api.js';
import {byId, say} from './dom.js';
import {optionsOf} from './request.js';
import {duration, sentence} from './words.js';

const STILL_MS = 300; // A slider that is being moved isn't asked about.

const SHORT_WAIT_S = 20;

let told = true;
let asked = new AbortController();
let timer = 0;

/**
 * Shows what the order would take, a moment after its last change.
 *
 * @param {import('./types.js').Order | null} order null if it isn't complete
 */
export function estimate(order) {
  asked.abort();
  clearTimeout(timer);
  if (!told || !order || order.content.width === 0) {
    say(byId('estimate'), '');
    return;
  }
  asked = new AbortController();
  const {signal} = asked;
  timer = setTimeout(() => ask(order, signal), STILL_MS);
}

async function ask(order, signal) {
  try {
    const {width, height} = order.content;
    const answer = await api.estimate(
      {content: {width, height}, styles: order.styles.length, options: optionsOf(order.settings)}, signal);
    say(byId('estimate'), words(answer));
  } catch (error) {
    if (!signal.aborted) {
      told = ![404, 405].includes(error.status);
      say(byId('estimate'), '');
    }
  }
}

/**
 * @param {{seconds?: Span, waitingSeconds?: Span, servable?: boolean, reason?: string}} answer the gateway's
 * @typedef {{low: number, high: number}} Span
 */
export function words({seconds, waitingSeconds, servable, reason}) {
  if (servable === false) {
    return reason ? sentence(reason) : 'No worker can paint this now.';
  }
  if (!seconds) {
    return '';
  }
  const wait = waitingSeconds && waitingSeconds.high > SHORT_WAIT_S
    ? ` The queue is long: it begins in ${between(waitingSeconds)}.`
    : '';
  return sentence(between(seconds)) + wait;
}

function between(span) {
  const low = duration(span.low);
  const high = duration(span.high);
  if (low === high) {
    return low;
  }
  const unit = / (seconds|minutes|hours)$/.exec(high)?.[0] ?? '';
  return `${unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low} to ${high.replace('about ', '')}`;
}
