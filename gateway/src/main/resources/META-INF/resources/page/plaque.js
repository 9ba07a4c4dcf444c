/** What stands under a painting: its state, its title, and what can be done with it. */
import {make} from './dom.js';
import {ended} from './follow.js';
import {title} from './words.js';

/**
 * @typedef {object} Deeds what a painting's buttons do
 * @property {(entry: import('./types.js').Entry) => void} cancel
 * @property {(entry: import('./types.js').Entry) => void} again sends the same once more
 * @property {(entry: import('./types.js').Entry) => void} vary puts it into the form
 * @property {(entry: import('./types.js').Entry) => Promise<import('./types.js').Picture | null>} content
 * @property {(entry: import('./types.js').Entry) => Promise<Blob>} result
 */

/**
 * The plaque of a painting in the state that it is in now; whoever shows it fills in the words as they change.
 *
 * @param {import('./types.js').Entry} entry
 * @param {Deeds} deeds
 * @returns {HTMLElement[]}
 */
export function plaque(entry, deeds) {
  return [
    make('div', {class: 'state'},
      make('strong', {id: 'standing'}),
      make('span', {id: 'standing-long'})),
    make('progress', {id: 'progress', max: 1, 'aria-label': 'How far it is', hidden: true}),
    make('p', {id: 'choice', class: 'aside'}),
    make('div', {class: 'foot'},
      make('p', {class: 'title'}, title(entry)),
      make('div', {class: 'actions'}, ...buttons(entry, deeds))),
  ];
}

function buttons(entry, {cancel, again, vary}) {
  const button = (id, text, deed) => make('button', {type: 'button', class: 'quiet', id, onclick: () => deed(entry)}, text);
  const open = !entry.mark && entry.job !== null && !ended(entry.job);
  if (open) {
    return entry.job.cancelRequested ? [] : [button('cancel', 'Cancel', cancel)];
  }
  if (entry.mark === 'sending') {
    return [];
  }
  if (!entry.mark && entry.job?.state === 'succeeded') {
    return [make('span', {id: 'download-place'}), button('vary', 'Same again with…', vary)];
  }
  return [button('again', 'Try again', again), button('vary', 'Change something…', vary)];
}
