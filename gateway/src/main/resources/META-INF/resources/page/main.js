/** Puts the page together: form, easel, shelf, and the jobs between them. */
import * as api from './api.js';
import {byId, say} from './dom.js';
import {Easel} from './easel.js';
import {Jobs} from './jobs.js';
import {OrderForm} from './order.js';
import {Shelf} from './shelf.js';
import {lasting} from './store.js';

const NARROW = matchMedia('(max-width: 899px)');

const jobs = new Jobs();
const content = entry => jobs.picture(entry.content.key);

const easel = new Easel({
  cancel: entry => jobs.cancel(entry),
  again: entry => again(entry),
  vary: async entry => form.fill(await jobs.order(entry), entry.settings),
  content,
  result: entry => jobs.result(entry),
});

const shelf = new Shelf({
  open: entry => {
    look(entry);
    goToEasel();
  },
  remove: entry => jobs.remove(entry.id),
  restore: entry => jobs.restore(entry),
  content,
});

/** Whether an order has just been made, which the easel shows as soon as it is kept. */
let awaited = false;

const form = new OrderForm(async order => {
  awaited = true;
  await jobs.paint(order);
}, picture => easel.propose(picture));

async function again(entry) {
  awaited = entry.mark !== 'unsent';
  try {
    if (!await jobs.again(entry)) {
      form.fill(null, entry.settings);
    }
  } catch (problem) {
    form.fill(await jobs.order(entry), entry.settings);
    form.refused(problem);
  }
  awaited = false;
}

function look(entry) {
  easel.show(entry);
  jobs.follow(entry.id);
  shelf.mark(entry.id);
}

function goToEasel() {
  byId('easel').focus({preventScroll: true});
  if (NARROW.matches) {
    byId('easel').scrollIntoView({block: 'start'});
  }
}

jobs.addEventListener('change', ({detail: entry}) => {
  shelf.put(entry);
  if (awaited && entry.mark === 'sending') {
    awaited = false;
    look(entry);
    goToEasel();
  } else {
    easel.update(entry);
  }
});
jobs.addEventListener('gone', ({detail: id}) => {
  shelf.take(id);
  if (easel.id === id) {
    easel.clear();
  }
});
jobs.addEventListener('sent', ({detail: {id, share}}) => easel.sent(id, share));
jobs.addEventListener('trouble', ({detail: {id, trouble}}) => easel.troubled(id, trouble));

lasting.then(lasts => {
  if (!lasts) {
    say(byId('shelf-note'), 'This browser keeps nothing here: they are gone when the page is left.');
  }
});

api.access().then(({open}) => {
  if (open) {
    say(byId('access'), 'It is open: whoever reaches it sees every painting.');
  }
}, () => {}); // Not worth a word: who isn't let in is asked for a key as soon as it matters.

jobs.addEventListener('loaded', () => {
  if (easel.id === null && jobs.newest) {
    look(jobs.newest);
  }
});
await jobs.load();
