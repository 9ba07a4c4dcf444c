/** The one painting that is looked at: its picture as it comes, where it stands, and what can be done with it. */
import * as api from './api.js';
import {address, byId, make, say} from './dom.js';
import {ended} from './follow.js';
import {Frame} from './frame.js';
import {plaque} from './plaque.js';
import {queueAt} from './queue.js';
import {fileName, standing, title} from './words.js';

const TOLD_EVERY_PERCENT = 25; // A screen reader that hears of every step hears nothing else.
const TICK_MS = 1000;

export class Easel {
  #frame = new Frame(byId('canvas'));
  #plaque = byId('plaque');
  #deeds;
  /** @type {import('./types.js').Entry | null} */
  #entry = null;
  /** @type {import('./types.js').Picture | null} */
  #content = null;
  /** What the form has chosen; shown while no painting is.
   * @type {import('./types.js').Picture | null} */
  #proposed = null;
  #trouble = '';
  #sent = 0;
  #announced = '';
  /** The preview that was asked for last. */
  #preview = '';
  #pending = Promise.resolve();
  /** The state that the buttons were made for. */
  #made = '';

  /** @param {import('./plaque.js').Deeds} deeds */
  constructor(deeds) {
    this.#deeds = deeds;
    setInterval(() => this.#tell(), TICK_MS);
    this.propose(null);
  }

  /** @returns {string | null} the id of the painting that is looked at */
  get id() {
    return this.#entry?.id ?? null;
  }

  /** Shows a picture that isn't ordered yet, or an empty canvas, unless a painting is looked at. */
  propose(picture) {
    this.#proposed = picture;
    if (this.#entry) {
      return;
    }
    if (picture !== null && picture.width > 0) {
      this.#frame.proposed(picture);
    } else {
      this.#frame.blank();
    }
  }

  /** @param {import('./types.js').Entry} entry */
  async show(entry) {
    if (this.#entry?.id !== entry.id) {
      this.#entry = entry;
      this.#content = null;
      this.#preview = '';
      this.#sent = 0;
      this.#trouble = '';
      this.#made = '';
      this.#announced = '';
      const content = await this.#deeds.content(entry);
      if (this.#entry?.id !== entry.id) {
        return;
      }
      this.#content = content;
      entry = this.#entry; // It may have gone on meanwhile.
    }
    this.update(entry);
  }

  /** Takes the painting down. */
  clear() {
    this.#entry = null;
    this.#plaque.replaceChildren();
    say(byId('told'), '');
    document.title = 'Impasto';
    this.propose(this.#proposed);
  }

  /** @param {import('./types.js').Entry} entry its new state, if it is the one looked at */
  update(entry) {
    if (this.#entry?.id !== entry.id) {
      return;
    }
    this.#entry = entry;
    this.#picture(entry);
    this.#tell();
  }

  /** @param {string} id @param {number} share 0 to 1 */
  sent(id, share) {
    if (this.id === id) {
      this.#sent = share;
      this.#tell();
    }
  }

  /** @param {string} id @param {string} trouble what is wrong on the way to the gateway; nothing if all is well */
  troubled(id, trouble) {
    if (this.id === id) {
      this.#trouble = trouble;
      this.#tell();
    }
  }

  async #picture(entry) {
    const job = entry.job;
    if (job?.state === 'succeeded' && !entry.mark) {
      try {
        const painting = await this.#deeds.result(entry);
        if (this.id === entry.id) {
          this.#frame.finished(entry.id, painting, job.image ?? {width: 4, height: 3}, this.#content, title(entry));
          this.#offerDownload(entry, painting);
        }
      } catch (error) {
        this.#rest(entry);
        this.troubled(entry.id, error.message);
      }
      return;
    }
    if (entry.thumb) {
      this.#rest(entry);
      return;
    }
    this.#frame.waiting(entry.id, this.#content);
    const preview = job?.preview;
    if (job?.state === 'running' && preview && preview.url !== this.#preview) {
      this.#preview = preview.url;
      this.#pending = this.#pending.then(() => this.#paintOver(entry.id, preview));
    }
  }

  /** One after the other, as they came: a slow line shows each a little later, never an old one last. */
  async #paintOver(id, preview) {
    try {
      const painted = await api.picture(preview.url);
      if (this.id === id) {
        await this.#frame.painted(painted, preview.step);
      }
    } catch {
      // The next one will come, or the painting itself.
    }
  }

  /** The painting can't be had: what is left of it. */
  #rest(entry) {
    if (entry.thumb) {
      this.#frame.remembered(entry.id, entry.thumb, entry.job?.image ?? {width: 4, height: 3}, title(entry));
    } else {
      this.#frame.waiting(entry.id, this.#content);
    }
  }

  #tell() {
    const entry = this.#entry;
    if (!entry) {
      return;
    }
    const kind = `${entry.id} ${entry.mark ?? ''} ${entry.job?.state ?? ''} ${entry.job?.cancelRequested ?? ''}`;
    if (this.#made !== kind) {
      this.#made = kind;
      this.#lay(entry);
    }
    const job = entry.job;
    const now = Date.now();
    const {short, long} = standing(entry, now, job?.state === 'accepted' && !entry.mark ? queueAt(now) : null);
    const open = !entry.mark && job !== null && !ended(job);
    const trouble = entry.mark ? '' : this.#trouble; // What the mark says, it says better.
    say(byId('standing'), short);
    say(byId('standing-long'), trouble || long);
    byId('standing-long').classList.toggle('bad', trouble !== '' || entry.mark === 'unsent' || job?.state === 'failed');
    this.#showProgress(entry, open);
    say(byId('choice'), open && job.choice ? `The worker chose ${job.choice}.` : '');
    this.#announce(entry, short, trouble || long);
  }

  #showProgress(entry, open) {
    const bar = /** @type {HTMLProgressElement} */ (byId('progress'));
    const {step = 0, steps = 0} = entry.job?.progress ?? {};
    bar.hidden = !open && entry.mark !== 'sending';
    if (entry.mark === 'sending') {
      bar.value = this.#sent;
    } else if (steps > 0 && entry.job?.state === 'running') {
      bar.value = step / steps;
    } else {
      bar.removeAttribute('value'); // Under way, nobody knows how far.
    }
    const percent = Math.round(100 * step / Math.max(1, steps));
    document.title = open && entry.job?.state === 'running' ? `${percent} % · Impasto` : 'Impasto';
  }

  /** For those who hear the page: each state, and each quarter of the way. */
  #announce(entry, short, long) {
    const {step = 0, steps = 0} = entry.job?.progress ?? {};
    const quarter = Math.floor(100 * step / Math.max(1, steps) / TOLD_EVERY_PERCENT);
    const now = `${this.#made} ${entry.job?.state === 'running' ? quarter : ''} ${this.#trouble}`;
    if (now !== this.#announced) {
      this.#announced = now;
      say(byId('told'), `${short}. ${long}`);
    }
  }

  /** Lays the plaque out anew. The focus stays with the same button if there still is one, else goes to the painting. */
  #lay(entry) {
    const focused = this.#plaque.contains(document.activeElement) ? document.activeElement?.id : null;
    this.#plaque.replaceChildren(...plaque(entry, this.#deeds));
    if (focused) {
      (document.getElementById(focused) ?? byId('easel')).focus({preventScroll: true});
    }
  }

  #offerDownload(entry, painting) {
    const place = document.getElementById('download-place');
    place?.replaceWith(make('a', {
      id: 'download', class: 'primary', href: address(painting), download: fileName(entry, painting.type),
    }, 'Download'));
  }
}
