/** The pictures that come with the gateway: strips of thumbnails, to click or to drag. */
import * as api from './api.js';
import {address, make} from './dom.js';

/** What a dragged thumbnail carries: its name. */
export const DRAGGED = 'application/x-impasto-gallery';

/** @type {Promise<Awaited<ReturnType<typeof api.gallery>>>} */
const index = api.gallery().catch(() => []);

/** @type {Map<string, Promise<import('./types.js').Picture>>} */
const fetched = new Map();

/**
 * One of ours, ready to be painted.
 *
 * @param {string} name
 * @returns {Promise<import('./types.js').Picture>}
 */
export function galleryPicture(name) {
  const there = fetched.get(name);
  if (there) {
    return there;
  }
  const fetching = fetchPicture(name);
  fetched.set(name, fetching);
  fetching.catch(() => fetched.delete(name));
  return fetching;
}

async function fetchPicture(name) {
  const item = (await index).find(each => each.name === name);
  if (!item) {
    throw new Error(`The gallery has no picture ${name} any more.`);
  }
  const blob = await api.picture(item.url);
  const image = new Image();
  image.src = address(blob);
  await image.decode();
  return {key: `gallery:${name}`, name: item.title, blob, width: image.naturalWidth, height: image.naturalHeight};
}

/**
 * Fills a strip: first the pictures of its kind, and behind a button the others, since a scene makes a manner too.
 *
 * @param {HTMLElement} strip
 * @param {'content' | 'style'} kind
 * @param {(name: string) => void} chosen
 * @returns {Promise<(keys: Set<string>) => void>} shows which are chosen
 */
export async function fillStrip(strip, kind, chosen) {
  const items = await index;
  const own = items.filter(item => item.kind === kind).map(item => thumb(item, chosen));
  const others = items.filter(item => item.kind !== kind).map(item => thumb(item, chosen));
  const more = make('button', {type: 'button', class: 'quiet', 'aria-expanded': 'false', onclick: () => {
    more.remove();
    strip.append(...others);
    others[0].focus();
  }}, kind === 'content' ? 'or one of the manners' : 'or one of the scenes');
  strip.replaceChildren(...own, ...(others.length > 0 && own.length > 0 ? [more] : others));
  return keys => [...own, ...others].forEach(
    button => button.setAttribute('aria-pressed', String(keys.has(`gallery:${button.dataset.name}`))));
}

function thumb(item, chosen) {
  return make('button', {
    type: 'button',
    class: 'thumb',
    draggable: 'true',
    title: item.title,
    'aria-pressed': 'false',
    'data-name': item.name,
    onclick: () => chosen(item.name),
    ondragstart: event => {
      event.dataTransfer.setData(DRAGGED, item.name);
      event.dataTransfer.effectAllowed = 'copy';
    },
  }, make('img', {src: item.url, alt: `${item.title}: ${item.alt}`, draggable: 'false', loading: 'lazy'}));
}
