/** The picture on the easel: what there is of it so far, the new laid over the old in a crossfade. */
import {address, make, release} from './dom.js';
import {compared} from './compare.js';

export class Frame {
  #place;
  /** What is shown now, so that nothing is laid over itself. */
  #shown = '';

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** Nothing there yet: a blank canvas and an invitation. */
  blank() {
    if (this.#shown !== 'blank') {
      this.#shown = 'blank';
      this.#place.replaceChildren(make('div', {class: 'blank'},
        make('img', {src: '/page/icon.svg', alt: ''}),
        make('p', {class: 'blank-call'}, 'Your painting appears here.'),
        make('p', {class: 'aside'}, 'Choose a picture and a manner, or try one of ours.')));
    }
  }

  /**
   * The picture as it is, before anything is painted.
   *
   * @param {import('./types.js').Picture} picture
   */
  proposed(picture) {
    this.#begin(`proposed:${picture.key}`, picture.width, picture.height, () => [
      make('img', {class: 'layer', src: address(picture.blob), alt: `The picture, ${picture.name}`}),
    ]);
  }

  /**
   * Something to look at while nothing is painted: the picture, blurred.
   *
   * @param {string} id the job's
   * @param {import('./types.js').Picture | null} picture null if it is kept no more
   */
  waiting(id, picture) {
    const seen = picture !== null && picture.width > 0;
    this.#begin(`waiting:${id}`, seen ? picture.width : 4, seen ? picture.height : 3, () => [
      seen
        ? make('img', {class: 'layer wash', src: address(picture.blob), alt: ''})
        : make('div', {class: 'layer paper'}),
    ]);
  }

  /**
   * The painting as far as it is, over what was there before.
   *
   * @param {Blob} preview
   * @param {number} step
   */
  async painted(preview, step) {
    const layer = /** @type {HTMLImageElement} */ (make('img', {
      class: 'layer entering', src: address(preview), alt: `The painting at step ${step}`,
    }));
    const before = this.#shown;
    await layer.decode();
    release(preview);
    const frame = this.#place.querySelector('.frame');
    if (!frame || this.#shown !== before) {
      return; // Another painting has been put here meanwhile.
    }
    const older = [...frame.querySelectorAll('.layer')];
    frame.append(layer);
    layer.addEventListener('animationend', () => older.forEach(each => each.remove()), {once: true});
  }

  /**
   * The finished painting, beside its picture if that is at hand.
   *
   * @param {string} id the job's
   * @param {Blob} painting
   * @param {{width: number, height: number}} size px
   * @param {import('./types.js').Picture | null} picture
   * @param {string} title
   */
  finished(id, painting, size, picture, title) {
    const after = address(painting);
    const before = this.#shown === `waiting:${id}` ? [...this.#place.querySelectorAll('.layer')] : [];
    before.forEach(layer => layer.setAttribute('alt', ''));
    this.#begin(`finished:${id}:${picture !== null}`, size.width, size.height, () => [
      ...before,
      ...(picture !== null && picture.width > 0
        ? compared(address(picture.blob), after, title)
        : [make('img', {class: 'after', src: after, alt: title})]),
    ]);
  }

  /**
   * What this browser still has of a painting that the gateway has no more.
   *
   * @param {string} id the job's
   * @param {Blob} thumb
   * @param {{width: number, height: number}} size px
   * @param {string} title
   */
  remembered(id, thumb, size, title) {
    this.#begin(`remembered:${id}`, size.width, size.height, () => [
      make('img', {class: 'layer', src: address(thumb), alt: `${title}, small`}),
    ]);
  }

  /** @param {() => Node[]} inside */
  #begin(what, width, height, inside) {
    if (this.#shown === what) {
      return;
    }
    this.#shown = what;
    const frame = make('div', {class: 'frame'}, ...inside());
    frame.style.setProperty('--ratio', String(Math.max(0.3, Math.min(4, width / height))));
    this.#place.replaceChildren(frame);
  }
}
