/** The form: a picture, manners, settings; and what is wrong with them, in words. */
import * as api from './api.js';
import {address, byId, say} from './dom.js';
import {takesPictures, takesPicturesAnywhere} from './drops.js';
import {estimate} from './estimate.js';
import {fillStrip, galleryPicture} from './gallery.js';
import {Manners} from './manners.js';
import {look} from './pictures.js';
import {readSettings, watchSettings, writeSettings} from './settings.js';

/** What the gateway takes by default, until it has said what it takes. */
const USUAL = {maxBytes: 64 << 20, maxPixels: 64_000_000, maxRequestBytes: 260 << 20, maxStyles: 16};

export class OrderForm {
  /** @type {import('./types.js').Picture | null} */
  #content = null;
  #manners = new Manners(byId('manners'), () => this.#changed());
  #limits = api.limits().catch(() => USUAL);
  #changedContent;
  #showChosen = () => {};

  /**
   * @param {(order: import('./types.js').Order) => Promise<void>} paint may throw a problem whose words belong to the form
   * @param {(content: import('./types.js').Picture | null) => void} changedContent
   */
  constructor(paint, changedContent) {
    this.#changedContent = changedContent;
    const content = {files: files => this.#take('content', files), ours: name => this.#ours('content', name)};
    const style = {files: files => this.#take('style', files), ours: name => this.#ours('style', name)};
    const next = () => this.#content === null ? content : style;
    takesPictures(byId('content-drop'), content);
    takesPictures(byId('style-drop'), style);
    takesPicturesAnywhere({files: files => next().files(files), ours: name => next().ours(name)});
    watchSettings(() => this.#changed());
    this.#strips(content, style);
    byId('order').addEventListener('submit', event => {
      event.preventDefault();
      this.#submit(paint);
    });
  }

  async #strips(content, style) {
    const shows = await Promise.all([
      fillStrip(byId('content-gallery'), 'content', content.ours),
      fillStrip(byId('style-gallery'), 'style', name => {
        if (this.#manners.has(`gallery:${name}`)) {
          this.#manners.remove(`gallery:${name}`);
        } else {
          style.ours(name);
        }
      }),
    ]);
    this.#showChosen = () => {
      shows[0](new Set(this.#content ? [this.#content.key] : []));
      shows[1](new Set(this.#manners.chosen.map(each => each.picture.key)));
    };
    this.#showChosen();
  }

  /** Fills the form with an order, or with its settings if its pictures are kept no more. */
  fill(order, settings) {
    this.#clearWrongs();
    this.#manners.clear();
    this.#setContent(order?.content ?? null);
    order?.styles.forEach(({picture, weight}) => this.#manners.add(picture, weight));
    writeSettings(settings);
    if (!order) {
      this.#wrong('content', 'The pictures of that one are kept here no more; choose them again.');
    }
    this.#changed();
    byId('order').scrollIntoView({block: 'start'});
    byId('stylization').focus({preventScroll: true});
  }

  async #take(part, files) {
    this.#clearWrong(part);
    const limits = await this.#limits;
    const refused = [];
    for (const file of part === 'content' ? files.slice(0, 1) : files) {
      try {
        this.#put(part, await look(file, file.name || 'pasted picture', limits), limits);
      } catch (error) {
        refused.push(error.message);
      }
    }
    this.#wrong(part, refused.join(' '));
  }

  async #ours(part, name) {
    this.#clearWrong(part);
    try {
      this.#put(part, await galleryPicture(name), await this.#limits);
    } catch (error) {
      this.#wrong(part, error.message);
    }
  }

  #put(part, picture, limits) {
    if (part === 'content') {
      this.#setContent(picture);
      this.#changed();
    } else if (this.#manners.chosen.length >= limits.maxStyles) {
      throw new Error(`There are ${limits.maxStyles} manners already, the most that one painting takes.`);
    } else if (!this.#manners.has(picture.key)) {
      this.#manners.add(picture);
    }
  }

  #setContent(picture) {
    this.#content = picture;
    const seen = picture !== null && picture.width > 0;
    const shown = byId('content-shown');
    shown.hidden = !seen;
    shown.src = seen ? address(picture.blob) : '';
    if (!seen) {
      shown.removeAttribute('src');
    }
    byId('content-drop').classList.toggle('filled', seen);
    say(byId('content-call'), picture === null ? 'Choose a photo' : 'Choose another');
    const caption = byId('content-caption');
    caption.hidden = picture === null;
    say(caption, picture === null ? '' : seen
      ? `${picture.name}, ${picture.width} × ${picture.height}`
      : `${picture.name}, which this browser can’t show. It can be painted all the same.`);
    this.#changedContent(picture);
  }

  #changed() {
    this.#showChosen();
    say(byId('order-wrong'), '');
    estimate(this.#order());
  }

  /** @returns {import('./types.js').Order | null} null if something is missing */
  #order() {
    const styles = this.#manners.chosen;
    return this.#content && styles.length > 0 ? {content: this.#content, styles, settings: readSettings()} : null;
  }

  async #submit(paint) {
    this.#clearWrongs();
    const order = this.#order();
    if (!order) {
      if (this.#manners.chosen.length === 0) {
        this.#wrong('style', 'Choose a painting whose manner to take, or one of ours below.', 'style-file');
      }
      if (!this.#content) {
        this.#wrong('content', 'Choose a picture to paint, or one of ours below.', 'content-file');
      }
      return;
    }
    if (!byId('seed').checkValidity()) {
      byId('more').open = true;
      this.#wrong('order', 'Chance is a whole number, 0 or more.', 'seed');
      return;
    }
    const {maxRequestBytes} = await this.#limits;
    const bytes = [order.content, ...order.styles.map(style => style.picture)].reduce((sum, each) => sum + each.blob.size, 0);
    if (bytes > maxRequestBytes) {
      this.#wrong('order', `Together the pictures have ${bytes >> 20} MiB; at most ${maxRequestBytes >> 20} MiB can be sent.`);
      return;
    }
    const button = byId('paint');
    button.disabled = true;
    try {
      await paint(order);
    } catch (error) {
      this.refused(error);
    } finally {
      button.disabled = false;
    }
  }

  /** @param {api.Problem} problem is shown beside the part that it names */
  refused(problem) {
    const field = problem.field ?? '';
    const part = field === 'content' || field === 'style' ? field : 'order';
    this.#wrong(part, problem.message, part === 'order' ? 'paint' : `${part}-file`);
  }

  #wrong(part, text, focus = '') {
    say(byId(`${part}-wrong`), text);
    const input = document.getElementById(`${part}-file`);
    input?.setAttribute('aria-invalid', String(text !== ''));
    if (focus !== '') {
      byId(focus).focus();
    }
  }

  #clearWrong(part) {
    this.#wrong(part, '');
  }

  #clearWrongs() {
    ['content', 'style', 'order'].forEach(part => this.#clearWrong(part));
  }
}
