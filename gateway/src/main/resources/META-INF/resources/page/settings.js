/** The settings of the form. */
import {byId, say} from './dom.js';

/** @type {import('./types.js').Settings} */
export const DEFAULTS = {preset: '', network: '', size: '', quality: '', colors: '', stylization: '0.5', seed: ''};

const HINTS = {
  '': 'Where no network is named, the worker chooses: on a CPU a quick draft with brush, on a GPU VGG-19.',
  classic: 'Takes seconds. The size is the shorter side’s.',
  'classic-scream': 'Takes seconds. The size is the shorter side’s.',
  'classic-composition': 'Takes seconds. The size is the shorter side’s.',
  gatys: 'Takes minutes on a CPU, and VGG-19’s weights on the worker unless another network is named.',
};

const isClassic = preset => preset.startsWith('classic');
const field = name => byId(name);
const radio = name => /** @type {NodeListOf<HTMLInputElement>} */ (field(name).querySelectorAll('input'));

/** Keeps the form's settings in step with each other. */
export function watchSettings(changed) {
  for (const name of ['preset', 'network', 'size', 'quality', 'colors', 'stylization', 'seed']) {
    field(name).addEventListener('input', () => {
      agree();
      changed();
    });
  }
  byId('defaults').addEventListener('click', () => {
    writeSettings(DEFAULTS);
    changed();
  });
  agree();
}

/** What a preset hasn't can't be chosen with it. */
function agree() {
  const preset = field('preset').value;
  const classic = isClassic(preset);
  for (const name of ['quality', 'colors']) {
    field(name).disabled = classic;
  }
  const original = field('size').querySelector('[value=original]');
  original.disabled = classic;
  if (classic && field('size').value === 'original') {
    field('size').value = '';
  }
  say(byId('preset-hint'), HINTS[preset] + (classic ? ' It has neither qualities nor choices of colour.' : ''));
  const stylization = field('stylization');
  const said = stylized(Number(stylization.value));
  say(byId('stylization-said'), said);
  stylization.setAttribute('aria-valuetext', said);
}

const stylized = value => value === 0.5 ? 'the preset’s own' : `${Math.round(value * 100)} %`;

/** @returns {import('./types.js').Settings} */
export function readSettings() {
  const picked = name => [...radio(name)].find(each => each.checked)?.value ?? '';
  return {
    preset: field('preset').value,
    network: field('network').value,
    size: field('size').value,
    quality: field('quality').disabled ? '' : picked('quality'),
    colors: field('colors').disabled ? '' : picked('colors'),
    stylization: field('stylization').value,
    seed: field('seed').value,
  };
}

/** @param {import('./types.js').Settings} settings */
export function writeSettings(settings) {
  for (const name of ['preset', 'network', 'size', 'stylization', 'seed']) {
    field(name).value = settings[name];
  }
  for (const name of ['quality', 'colors']) {
    radio(name).forEach(each => {
      each.checked = each.value === settings[name];
    });
  }
  const {size, stylization, ...deeper} = settings;
  byId('more').open ||= Object.values(deeper).some(value => value !== '');
  agree();
}
