/** Follows one job to its end: by its events, or by asking each second where the gateway has no such stream. */
import * as api from './api.js';
import {eventsOf} from './sse.js';

const ENDS = new Set(['succeeded', 'failed', 'cancelled', 'expired']);
const ASKED_EVERY_MS = 1000;
const SILENT_FOR_MS = 40_000; // The stream's heart beats every 15 s.
const PAUSES_MS = [500, 1000, 2000, 5000];

/** @param {import('./types.js').Job | null} job */
export const ended = job => job !== null && ENDS.has(job.state);

/**
 * Returns when the job has ended, or the signal says so.
 *
 * @param {string} id
 * @param {AbortSignal} signal
 * @param {(job: import('./types.js').Job) => void} told with each state
 * @param {(trouble: string) => void} troubled with what is wrong on the way to the gateway; with nothing once it's over
 * @throws {api.Problem} if the job is unknown (404, 410), or the gateway doesn't let us see it
 */
export async function follow(id, signal, told, troubled) {
  let last = '';
  let failures = 0;
  let byEvents = true;
  while (!signal.aborted) {
    try {
      if (byEvents) {
        const end = await listen(id, last, signal, (job, position) => {
          last = position;
          failures = 0;
          troubled('');
          told(job);
        });
        if (end) {
          return;
        }
        failures++;
      } else {
        const job = await api.job(id, signal);
        failures = 0;
        troubled('');
        told(job);
        if (ended(job)) {
          return;
        }
        await pause(ASKED_EVERY_MS, signal);
        continue;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const problem = error instanceof api.Problem ? error : new api.Problem(0, {title: 'The connection was lost.'});
      if (byEvents && [404, 405, 406].includes(problem.status) && problem.code !== 'unknown-job') {
        byEvents = false;
        continue;
      }
      if (problem.final) {
        throw problem;
      }
      troubled(problem.message + ' Trying again.');
      failures++;
    }
    await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0, signal);
  }
}

/** @returns {Promise<boolean>} whether the job's end was told */
async function listen(id, last, signal, told) {
  const listening = new AbortController();
  const stop = () => listening.abort();
  signal.addEventListener('abort', stop);
  let silence = setTimeout(stop, SILENT_FOR_MS);
  try {
    const response = await api.events(id, last, listening.signal);
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(stop, SILENT_FOR_MS);
    };
    for await (const event of eventsOf(response.body, alive)) {
      const job = JSON.parse(event.data);
      told(job, event.id);
      if (ended(job)) {
        return true;
      }
    }
    return false;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    listening.abort();
  }
}

function pause(ms, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    }, {once: true});
  });
}
