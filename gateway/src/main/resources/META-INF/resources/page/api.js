/** The gateway's HTTP interface, and its problems (RFC 9457) as errors. */
import {askForKey, authorization} from './key.js';

/** What the gateway, or the way there, refused; the message is for people. */
export class Problem extends Error {
  /**
   * @param {number} status of HTTP; 0 if there was no answer
   * @param {{type?: string, title?: string, detail?: string, field?: string}} [body]
   */
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? `The gateway answered with status ${status} and no explanation.`);
    this.status = status;
    this.code = (body.type ?? '').replace('urn:impasto:problem:', '');
    this.field = body.field ?? '';
  }

  /** The request itself is to blame: the same again would be refused again. */
  get final() {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

const SILENCE = {title: 'The gateway doesn’t answer. Is it running, and are you connected?'};

/** Whether a key is asked for where one is needed: a person waits, or the page by itself, or it isn't worth asking. */
const [WANTED, BY_ITSELF, NOT_WORTH_IT] = ['wanted', 'by itself', 'not worth it'];

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @param {string} [why]
 * @returns {Promise<Response>} one that is fine
 * @throws {Problem} for every other, and for none
 */
export async function call(path, init = {}, why = BY_ITSELF) {
  let response = await attempt(path, init);
  if (response.status === 401 && why !== NOT_WORTH_IT && await askForKey(why === WANTED)) {
    response = await attempt(path, init);
  }
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

async function attempt(path, init) {
  try {
    return await fetch(path, {...init, headers: {...init.headers, ...authorization()}});
  } catch (error) {
    throw init.signal?.aborted ? error : new Problem(0, SILENCE);
  }
}

/** @returns {Promise<any>} */
const json = async (path, init, why) => (await call(path, init, why)).json();

const path = (id, rest = '') => `/v1/jobs/${encodeURIComponent(id)}${rest}`;

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<import('./types.js').Job>} */
export const job = (id, signal) => json(path(id), {signal, headers: {Accept: 'application/json'}});

/** @param {string} id @returns {Promise<import('./types.js').Job>} */
export const cancel = id => json(path(id, '/cancel'), {method: 'POST'}, WANTED);

/** @param {string} url @returns {Promise<Blob>} */
export const picture = async url => (await call(url)).blob();

/** @param {string} id @returns {Promise<Blob>} */
export const result = id => picture(path(id, '/image'));

/** @param {string} id @param {number} side the longest, px @returns {Promise<Blob>} the finished painting as a small JPEG, whatever its format */
export const thumbnail = (id, side) => picture(path(id, `/thumbnail?size=${side}`));

/**
 * The job's events, as they come.
 *
 * @param {string} id
 * @param {string} last the id of the last event that was read; empty for none
 * @param {AbortSignal} signal
 */
export const events = (id, last, signal) => call(path(id, '/events'), {
  signal,
  cache: 'no-store',
  headers: {Accept: 'text/event-stream', ...(last ? {'Last-Event-ID': last} : {})},
});

/** @returns {Promise<{maxBytes: number, maxPixels: number, maxRequestBytes: number, maxStyles: number}>} */
export const limits = () => json('/page/limits.json');

/** @returns {Promise<{open: boolean, words: string}>} who gets in */
export const access = () => json('/page/access.json');

/** @returns {Promise<{name: string, title: string, kind: 'content'|'style', url: string, alt: string}[]>} */
export const gallery = () => json('/gallery/index.json');

/** @param {object} request @param {AbortSignal} signal */
export const estimate = (request, signal) => json('/v1/estimates', {
  method: 'POST',
  signal,
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(request),
}, NOT_WORTH_IT);

/** @param {AbortSignal} [signal] @returns {Promise<import('./types.js').Queue>} */
export const queue = signal => json('/v1/queue', {signal}, NOT_WORTH_IT);

/**
 * Sends a job with its pictures.
 *
 * @param {FormData} form
 * @param {(share: number) => void} sent is told how much of it has left, 0 to 1
 * @returns {Promise<import('./types.js').Job>} once it is accepted
 */
export async function submit(form, sent) {
  let answer = await send(form, sent);
  if (answer.status === 401 && await askForKey(true)) {
    answer = await send(form, sent);
  }
  if (answer.status !== 202) {
    throw new Problem(answer.status, answer.body);
  }
  return answer.body;
}

/** By XMLHttpRequest, since fetch doesn't tell how much has been sent. */
function send(form, sent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/jobs');
    Object.entries(authorization()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', event => sent(event.total ? event.loaded / event.total : 0));
    request.addEventListener('load', () => resolve({status: request.status, body: parsed(request.responseText)}));
    request.addEventListener('error', () => reject(new Problem(0, SILENCE)));
    request.send(form);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
