/** The history of one's own paintings. */
import {address, byId, make, say} from './dom.js';
import {standing, title} from './words.js';

export class Shelf {
  #list = byId('paintings');
  /** @type {Map<string, {item: HTMLElement, entry: import('./types.js').Entry}>} */
  #items = new Map();
  #deeds;

  /**
   * @param {{open: (entry: import('./types.js').Entry) => void, remove: (entry: import('./types.js').Entry) => void,
   *     restore: (entry: import('./types.js').Entry) => void,
   *     content: (entry: import('./types.js').Entry) => Promise<import('./types.js').Picture | null>}} deeds
   */
  constructor(deeds) {
    this.#deeds = deeds;
  }

  /** Shows it, in its new state if it is there already; a new one comes first. */
  put(entry) {
    const known = this.#items.get(entry.id);
    const item = known?.item ?? this.#make(entry);
    this.#items.set(entry.id, {item, entry});
    if (!known) {
      this.#list.insertBefore(item, this.#firstOlder(entry));
    }
    this.#show(item, entry);
    byId('shelf').hidden = false;
  }

  #firstOlder(entry) {
    const older = [...this.#items.values()]
      .filter(other => other.entry.at < entry.at)
      .sort((one, other) => other.entry.at - one.entry.at);
    return older[0]?.item ?? null;
  }

  /** @param {string} id */
  take(id) {
    this.#items.get(id)?.item.remove();
    this.#items.delete(id);
    byId('shelf').hidden = this.#items.size === 0 && byId('undo').childElementCount === 0;
  }

  /** @param {string | null} id the one on the easel */
  mark(id) {
    for (const [each, {item}] of this.#items) {
      item.querySelector('.open')?.setAttribute('aria-current', String(each === id));
    }
  }

  #make(entry) {
    return make('li', {'data-id': entry.id},
      make('button', {type: 'button', class: 'open', 'aria-current': 'false', onclick: () => this.#deeds.open(this.#now(entry))},
        make('span', {class: 'picture'}),
        make('span', {class: 'name'}, title(entry)),
        make('span', {class: 'when'})),
      make('button', {
        type: 'button', class: 'round', 'aria-label': `Remove “${title(entry)}” from this list`,
        onclick: () => this.#remove(entry),
      }, '×'));
  }

  #show(item, entry) {
    const {short} = standing(entry, Date.now());
    const {step = 0, steps = 0} = entry.job?.progress ?? {};
    const done = entry.job?.state === 'succeeded' && !entry.mark;
    const percent = entry.job?.state === 'running' && steps > 0 ? `, ${Math.round(100 * step / steps)} %` : '';
    say(item.querySelector('.when'), done ? when(entry.at) : `${short}${percent}`);
    item.classList.toggle('unfinished', !done);
    this.#picture(item.querySelector('.picture'), entry);
  }

  async #picture(place, entry) {
    const of = entry.thumb ? 'painting' : 'content';
    if (place.dataset.of === of) {
      return;
    }
    place.dataset.of = of;
    const blob = entry.thumb ?? (await this.#deeds.content(entry))?.blob;
    if (blob && place.dataset.of === of) {
      place.replaceChildren(make('img', {src: address(blob), alt: '', loading: 'lazy'}));
    }
  }

  #now(entry) {
    return this.#items.get(entry.id)?.entry ?? entry;
  }

  #remove(entry) {
    const removed = this.#now(entry);
    const item = this.#items.get(entry.id)?.item;
    const next = item?.nextElementSibling ?? item?.previousElementSibling;
    const undo = make('button', {type: 'button', class: 'quiet', onclick: () => {
      byId('undo').replaceChildren();
      this.#deeds.restore(removed);
    }}, 'Undo');
    byId('undo').replaceChildren(`“${title(removed)}” is off the list. `, undo);
    this.#deeds.remove(removed);
    /** @type {HTMLElement | null} */ (next?.querySelector('.open') ?? undo).focus();
  }
}

const TODAY = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hour12: false});
const EARLIER = new Intl.DateTimeFormat('en', {day: 'numeric', month: 'long'});

function when(at) {
  const date = new Date(at);
  return date.toDateString() === new Date().toDateString() ? `Today, ${TODAY.format(date)}` : EARLIER.format(date);
}
