/**
 * What this browser remembers: the paintings ordered here and the files they were made of, in IndexedDB; where that isn't
 * to be had (a private window), until the page is left.
 */

const BUDGET_BYTES = 200 << 20; // Some fifty photos; browsers give a site far more.
const MOST_ENTRIES = 100;

/** @type {Promise<IDBDatabase | null>} */
const database = new Promise(resolve => {
  try {
    const opening = indexedDB.open('impasto', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('entries', {keyPath: 'id'});
      opening.result.createObjectStore('files', {keyPath: 'key'});
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(null);
    opening.onblocked = () => resolve(null);
  } catch {
    resolve(null);
  }
});

/** @type {Record<string, Map<string, any>>} what there is where there is no database */
const memory = {entries: new Map(), files: new Map()};

/** Whether what is kept survives the page. */
export const lasting = database.then(found => found !== null);

/**
 * Does one thing with one kind; a browser that is full or forbids it fails, and nothing is kept.
 *
 * @template T
 * @param {'entries' | 'files'} kind
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} what
 * @param {(map: Map<string, any>) => T} otherwise
 * @returns {Promise<T>}
 */
async function within(kind, mode, what, otherwise) {
  const open = await database;
  if (!open) {
    return otherwise(memory[kind]);
  }
  return new Promise((resolve, reject) => {
    const transaction = open.transaction(kind, mode);
    const request = what(transaction.objectStore(kind));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

const all = kind => within(kind, 'readonly', store => store.getAll(), map => [...map.values()]);
const put = (kind, key, value) =>
  within(kind, 'readwrite', store => store.put(value), map => void map.set(key, value));
const remove = (kind, key) => within(kind, 'readwrite', store => store.delete(key), map => void map.delete(key));

/** @returns {Promise<import('./types.js').Entry[]>} the newest first */
export async function entries() {
  const found = /** @type {import('./types.js').Entry[]} */ (await all('entries'));
  return found.sort((one, other) => other.at - one.at);
}

/** @param {import('./types.js').Entry} entry */
export const keep = entry => put('entries', entry.id, entry).catch(told);

/** @param {string} id */
export const forget = id => remove('entries', id).catch(told);

/** @type {Map<string, import('./types.js').Picture>} read already: one blob a file, so one address a blob */
const read = new Map();

/** @param {import('./types.js').Picture} picture one of ours isn't kept, the gateway has it */
export async function keepFile(picture) {
  if (!picture.key.startsWith('gallery:')) {
    read.set(picture.key, picture);
    await put('files', picture.key, {...picture, usedAt: Date.now()}).catch(told);
  }
}

/** @returns {Promise<import('./types.js').Picture | null>} null if it was dropped */
export async function file(key) {
  const found = read.get(key) ?? await within('files', 'readonly', store => store.get(key), map => map.get(key)) ?? null;
  if (found) {
    read.set(key, found);
  }
  return found;
}

/**
 * Drops the entries beyond the newest hundred, files that no entry names, and of the others those used longest ago, until
 * they are within the budget.
 *
 * @returns {Promise<string[]>} the ids of the entries that were dropped
 */
export async function sweep() {
  const kept = await entries();
  const dropped = kept.splice(MOST_ENTRIES);
  await Promise.all(dropped.map(entry => forget(entry.id)));
  const named = new Set(kept.flatMap(entry => [entry.content.key, ...entry.styles.map(style => style.key)]));
  const files = (await all('files')).sort((one, other) => other.usedAt - one.usedAt);
  let bytes = 0;
  for (const each of files) {
    bytes += each.blob.size;
    if (!named.has(each.key) || bytes > BUDGET_BYTES) {
      read.delete(each.key);
      await remove('files', each.key).catch(told);
    }
  }
  return dropped.map(entry => entry.id);
}

/** Painting goes on without; what is lost is only the memory of it. */
function told(error) {
  console.warn('This browser keeps no more of it:', error);
}
