/** One's own paintings, from the order to the end: kept in this browser, sent, followed, refreshed. */
import * as api from './api.js';
import {randomHex} from './dom.js';
import {ended, follow} from './follow.js';
import {galleryPicture} from './gallery.js';
import {formOf} from './request.js';
import * as store from './store.js';
import {THUMB_SIDE, thumbnail} from './pictures.js';

const REFRESHED_EVERY_MS = 4000;
const AT_ONCE = 4; // A browser keeps six connections to a host; the others are for pictures and the stream.
const YOUNG_MS = 15_000; // Another replica than the one that took a job may need a moment to know it.
const ASKED_AGAIN_MS = 1000;
const RESULTS_HELD = 4;

/**
 * Tells of itself by events: `change` with an entry as its detail, `gone` with an id, `sent` with an id and a share,
 * `trouble` with an id and what is wrong, `loaded` once all that is
 * remembered has been told of.
 */
export class Jobs extends EventTarget {
  /** @type {Map<string, import('./types.js').Entry>} */
  #entries = new Map();
  /** @type {Map<string, Promise<Blob>>} */
  #results = new Map();
  #following = {id: '', controller: new AbortController()};

  /** Reads what this browser remembers, and asks the gateway what became of it. */
  async load() {
    for (const entry of await store.entries()) {
      this.#entries.set(entry.id, entry);
      this.#tell('change', entry);
    }
    this.#tell('loaded', null);
    await this.#refresh([...this.#entries.values()]);
    setInterval(() => {
      if (!document.hidden) {
        this.#refresh([...this.#entries.values()].filter(entry => isOpen(entry) && entry.id !== this.#following.id));
      }
    }, REFRESHED_EVERY_MS);
  }

  get newest() {
    return [...this.#entries.values()].sort((one, other) => other.at - one.at)[0] ?? null;
  }

  /**
   * Sends an order.
   *
   * @param {import('./types.js').Order} order
   * @returns {Promise<void>} once it is accepted, or kept as one that couldn't be sent
   * @throws {api.Problem} if the gateway refuses it: it is forgotten then
   */
  async paint(order) {
    const named = ({key, name}) => ({key, name});
    /** @type {import('./types.js').Entry} */
    const entry = {
      id: randomHex(32),
      at: Date.now(),
      content: named(order.content),
      styles: order.styles.map(({picture, weight}) => ({...named(picture), weight})),
      settings: order.settings,
      job: null,
      mark: 'sending',
      trouble: null,
      thumb: null,
    };
    const kept = [order.content, ...order.styles.map(style => style.picture)].map(store.keepFile);
    this.#change(entry, {}); // Only now, as whoever is told asks for the pictures.
    await Promise.all(kept);
    (await store.sweep()).forEach(id => this.#drop(id));
    await this.#send(entry.id, order);
  }

  /** Under the id that it has: however often it is sent, it is one job. */
  async #send(id, order) {
    try {
      const job = await api.submit(formOf(id, order), share => this.#tell('sent', {id, share}));
      this.#update(id, {job, mark: null, trouble: null});
    } catch (error) {
      if (error.final) {
        this.remove(id);
        throw error;
      }
      this.#update(id, {mark: 'unsent', trouble: `${error.message} It isn’t sent; nothing is lost.`});
      return;
    }
    this.follow(id);
  }

  /** The same once more: what never arrived under its id, anything else as a new painting. */
  async again(entry) {
    const order = await this.order(entry);
    if (!order) {
      return false;
    }
    if (entry.mark === 'unsent') {
      this.#update(entry.id, {mark: 'sending', trouble: null});
      await this.#send(entry.id, order);
    } else {
      await this.paint(order);
    }
    return true;
  }

  /**
   * What it was made of.
   *
   * @param {import('./types.js').Entry} entry
   * @returns {Promise<import('./types.js').Order | null>} null if a picture is kept no more
   */
  async order(entry) {
    const pictures = await Promise.all([entry.content, ...entry.styles].map(each => this.picture(each.key)));
    if (pictures.includes(null)) {
      return null;
    }
    const [content, ...styles] = pictures;
    return {content, styles: styles.map((picture, i) => ({picture, weight: entry.styles[i].weight})), settings: entry.settings};
  }

  /** @param {string} key @returns {Promise<import('./types.js').Picture | null>} */
  picture(key) {
    return key.startsWith('gallery:') ? galleryPicture(key.slice('gallery:'.length)).catch(() => null) : store.file(key);
  }

  /** @param {import('./types.js').Entry} entry @returns {Promise<Blob>} the finished painting */
  result({id}) {
    const held = this.#results.get(id);
    if (held) {
      return held;
    }
    const fetching = api.result(id);
    this.#results.set(id, fetching);
    fetching.catch(() => this.#results.delete(id));
    [...this.#results.keys()].slice(0, -RESULTS_HELD).forEach(oldest => this.#results.delete(oldest));
    return fetching;
  }

  /** Follows this one closely, and the one before no more. */
  async follow(id) {
    this.#following.controller.abort();
    const controller = new AbortController();
    this.#following = {id, controller};
    const entry = this.#entries.get(id);
    if (!entry || !isOpen(entry)) {
      return;
    }
    try {
      await follow(id, controller.signal, job => this.#update(id, {job}), trouble => this.#tell('trouble', {id, trouble}));
    } catch (error) {
      if (error.status === 404 && Date.now() - entry.at < YOUNG_MS) {
        setTimeout(() => controller.signal.aborted || this.follow(id), ASKED_AGAIN_MS);
        return;
      }
      this.#missed(id, error);
    }
    if (this.#following.controller === controller) {
      this.#following = {id: '', controller};
    }
  }

  async cancel({id}) {
    try {
      this.#update(id, {job: await api.cancel(id)});
    } catch (error) {
      this.#tell('trouble', {id, trouble: `It isn’t cancelled yet. ${error.message}`});
    }
  }

  /** Forgets it here; on the gateway it goes on. */
  remove(id) {
    store.forget(id);
    this.#drop(id);
  }

  restore(entry) {
    this.#change(entry, {});
  }

  async #refresh(entries) {
    const waiting = [...entries];
    await Promise.all(Array.from({length: AT_ONCE}, async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        try {
          this.#update(entry.id, {job: await api.job(entry.id), mark: null, trouble: null});
        } catch (error) {
          this.#missed(entry.id, error);
        }
      }
    }));
  }

  /** An answer that isn't the job. */
  #missed(id, error) {
    const entry = this.#entries.get(id);
    if (!entry) {
      return;
    }
    if (error.status === 404 && entry.mark === 'sending') {
      this.#update(id, {mark: 'unsent', trouble: 'The page was left before it was sent.'});
    } else if (error.status === 404 && Date.now() - entry.at > YOUNG_MS) {
      this.#update(id, {mark: entry.mark === 'unsent' ? 'unsent' : 'unknown'});
    } else if (error.status === 410) {
      this.#update(id, {mark: 'expired'});
    } else if (error.final) {
      this.#tell('trouble', {id, trouble: error.message});
    }
  }

  #update(id, change) {
    const entry = this.#entries.get(id);
    if (entry && !(ended(entry.job) && change.job && !ended(change.job))) { // An end is final; what says otherwise came late.
      this.#change(entry, change);
    }
  }

  #change(before, change) {
    const entry = {...before, ...change};
    this.#entries.set(entry.id, entry);
    const told = JSON.stringify({...before, job: before.job?.state}) === JSON.stringify({...entry, job: entry.job?.state});
    if (!told || !isOpen(entry)) { // Steps aren't worth a write each.
      store.keep(entry);
    }
    this.#tell('change', entry);
    if (entry.job?.state === 'succeeded' && !entry.thumb && !entry.mark) {
      this.#makeThumb(entry);
    }
  }

  async #makeThumb(entry) {
    const thumb = await this.#thumb(entry);
    const now = this.#entries.get(entry.id);
    if (thumb && now && !now.thumb) {
      this.#change(now, {thumb});
    }
  }

  /** Of the painting if it is here and this browser can show it; else the gateway's. */
  async #thumb(entry) {
    const here = await this.#results.get(entry.id)?.then(thumbnail).catch(() => null);
    return here ?? await api.thumbnail(entry.id, THUMB_SIDE).catch(() => null);
  }

  #drop(id) {
    this.#entries.delete(id);
    this.#tell('gone', id);
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {detail}));
  }
}

/** @param {import('./types.js').Entry} entry */
const isOpen = entry => !entry.mark && entry.job !== null && !ended(entry.job);
