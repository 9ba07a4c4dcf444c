/** The list of chosen manners, each with its share. */
import {address, byId, make, say} from './dom.js';

const EVEN = 50;

export class Manners {
  /** @type {{picture: import('./types.js').Picture, slider: HTMLInputElement, said: HTMLElement, item: HTMLElement}[]} */
  #rows = [];
  #list;
  #changed;

  /**
   * @param {HTMLElement} list
   * @param {() => void} changed
   */
  constructor(list, changed) {
    this.#list = list;
    this.#changed = changed;
  }

  /** @returns {import('./types.js').Manner[]} */
  get chosen() {
    return this.#rows.map(row => ({picture: row.picture, weight: Number(row.slider.value)}));
  }

  /** @param {import('./types.js').Picture} picture @param {number} [weight] 1 to 100 */
  add(picture, weight = EVEN) {
    const id = `share-${picture.key.replace(/\W/g, '-')}`;
    const slider = /** @type {HTMLInputElement} */ (make('input', {
      type: 'range', id, min: 1, max: 100, value: weight, oninput: () => this.#shares(),
    }));
    const said = make('output', {for: id});
    const item = make('li', {},
      picture.width > 0 ? make('img', {src: address(picture.blob), alt: ''}) : make('span', {class: 'unseen'}, 'TIFF'),
      make('div', {class: 'about'},
        make('label', {for: id, class: 'name'}, picture.name),
        make('div', {class: 'share'}, slider, said)),
      make('button', {
        type: 'button', class: 'round', 'aria-label': `Take ${picture.name} away`, onclick: () => this.remove(picture.key),
      }, '×'));
    this.#rows.push({picture, slider, said, item});
    this.#list.append(item);
    this.#shares();
    this.#changed();
  }

  has(key) {
    return this.#rows.some(row => row.picture.key === key);
  }

  remove(key) {
    const at = this.#rows.findIndex(row => row.picture.key === key);
    const [gone] = this.#rows.splice(at, 1);
    const hadFocus = gone.item.contains(document.activeElement);
    gone.item.remove();
    if (hadFocus) { // Else it would be lost, and the keyboard back at the page's top.
      const next = this.#rows[Math.min(at, this.#rows.length - 1)];
      (next?.item.querySelector('button') ?? byId('style-file')).focus();
    }
    this.#shares();
    this.#changed();
  }

  clear() {
    this.#rows.splice(0).forEach(row => row.item.remove());
    this.#shares();
  }

  /** One manner has all of the painting, and no share to choose. */
  #shares() {
    say(byId('style-call'), this.#rows.length === 0 ? 'Choose a painting' : 'Add another');
    const sum = this.#rows.reduce((total, row) => total + Number(row.slider.value), 0);
    this.#list.classList.toggle('alone', this.#rows.length < 2);
    for (const {slider, said} of this.#rows) {
      const share = `${Math.round(100 * Number(slider.value) / sum)} %`;
      say(said, share);
      slider.setAttribute('aria-valuetext', share);
      slider.disabled = this.#rows.length < 2;
    }
  }
}
