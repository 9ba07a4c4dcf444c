/** Before and after in one frame, parted where a slider says. */
import {make} from './dom.js';

/**
 * @param {string} before address of the picture
 * @param {string} after address of the painting
 * @param {string} title
 * @returns {HTMLElement[]} what goes into the frame
 */
export function compared(before, after, title) {
  const original = make('img', {class: 'before', src: before, alt: 'The original', draggable: 'false'});
  const slider = /** @type {HTMLInputElement} */ (make('input', {
    type: 'range', class: 'parting', min: 0, max: 100, step: 1, value: 0, 'aria-label': 'Compare with the original', oninput: part,
  }));
  const line = make('span', {class: 'handle', 'aria-hidden': 'true'});
  const knob = make('span', {class: 'knob', 'aria-hidden': 'true'}, '‹ ›');

  function part() {
    const share = Number(slider.value);
    original.style.clipPath = `inset(0 ${100 - share}% 0 0)`;
    line.style.left = `${share}%`;
    knob.style.setProperty('--at', `${share}%`);
    slider.setAttribute('aria-valuetext', share === 0 ? 'all of it painted' : `${share} % original`);
  }

  part();
  return [make('img', {class: 'after', src: after, alt: title, draggable: 'false'}), original, line, knob, slider];
}
