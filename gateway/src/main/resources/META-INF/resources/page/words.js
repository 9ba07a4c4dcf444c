/** What the page says of a painting, in words. */
import {ended} from './follow.js';

const PATIENCE_MS = 12_000; // An idle worker has a request within a second or two.

const COUNTED = 1000; // The gateway counts no further.

const FAILURES = {
  'weights-missing': 'The worker lacks the network’s weights',
  'unreadable-image': 'A picture couldn’t be read',
  'image-too-large': 'A picture is too large',
  'image-too-small': 'A picture is too small',
  'out-of-memory': 'There wasn’t enough memory',
  'worker-crashed': 'It brought down its workers',
  'missing-object': 'A picture was missing',
  'store-unavailable': 'The store of pictures didn’t answer',
  diverged: 'The painting went astray',
};

/**
 * @param {number} seconds
 * @returns {string} such as “about 2 minutes”
 */
export function duration(seconds) {
  if (seconds < 2) {
    return 'a second';
  }
  if (seconds < 20) {
    return `about ${Math.round(seconds)} seconds`;
  }
  if (seconds < 57.5) {
    return `about ${Math.round(seconds / 5) * 5} seconds`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
  }
  const hours = Math.round(minutes / 30) / 2;
  return hours === 1 ? 'about an hour' : `about ${hours} hours`;
}

/**
 * How a painting is called: its picture after its manners.
 *
 * @param {import('./types.js').Entry} entry
 */
export function title(entry) {
  const manners = entry.styles.map(style => plain(style.name));
  const listed = manners.length < 3
    ? manners.join(' and ')
    : `${manners.slice(0, -1).join(', ')} and ${manners.at(-1)}`;
  return `${plain(entry.content.name)}, after ${listed}`;
}

/** A file's name without its ending. */
const plain = name => name.replace(/\.[A-Za-z0-9]{2,4}$/, '');

/** What the painting's file is called when it is downloaded. */
export function fileName(entry, mediaType) {
  const ending = {'image/jpeg': 'jpg', 'image/tiff': 'tif'}[mediaType] ?? 'png';
  const name = title(entry).normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase().slice(0, 100);
  return `${name || 'painting'}.${ending}`;
}

/**
 * Where a painting stands.
 *
 * @param {import('./types.js').Entry} entry
 * @param {number} now ms
 * @param {import('./types.js').Queue | null} [queue] if it is known
 * @returns {{short: string, long: string}} a word or two, and what there is to say beyond
 */
export function standing(entry, now, queue = null) {
  switch (entry.mark) {
    case 'sending': return {short: 'Sending', long: 'Your pictures are on their way to the gateway.'};
    case 'unsent': return {short: 'Not sent', long: entry.trouble ?? 'It didn’t reach the gateway.'};
    case 'unknown': return {short: 'Unknown', long: 'The gateway doesn’t know this painting, or not any more.'};
    case 'expired': return {short: 'Gone', long: 'The gateway has kept this painting’s record for as long as it keeps them.'};
  }
  const job = entry.job;
  if (!job) {
    return {short: 'Sending', long: ''};
  }
  if (job.cancelRequested && !ended(job)) {
    return {short: 'Stopping', long: 'It stops within a step.'};
  }
  switch (job.state) {
    case 'accepted': return {short: 'Waiting', long: waiting(job, now - entry.at, queue)};
    case 'running': return {short: 'Painting', long: painting(job)};
    case 'succeeded': return {short: 'Finished', long: finished(job)};
    case 'failed': return {
      short: FAILURES[job.failure?.code ?? ''] ?? 'It failed',
      long: sentence(job.failure?.detail ?? 'The gateway doesn’t say why.'),
    };
    case 'cancelled': return {short: 'Cancelled', long: 'It was stopped before it was finished.'};
    case 'expired': return {short: 'Expired', long: 'Its time was over before there was a picture.'};
    default: return {short: job.state, long: ''};
  }
}

function waiting(job, sinceMs, queue) {
  if (job.attempt) {
    return 'Its worker let go of it; another takes it up where that one was.';
  }
  const {waiting: all = 0, workers} = queue ?? {};
  if (workers === 0) {
    return 'No worker is running. It is safe, and the first that comes takes it up; you needn’t keep this page open.';
  }
  if (job.queuePosition > COUNTED) {
    return `${COUNTED} or more before yours.`;
  }
  if (job.queuePosition > 1) {
    return `${job.queuePosition - 1} before yours.`;
  }
  if (workers !== undefined && all > workers) {
    const busy = workers === 1 ? 'The worker is' : `All ${workers} workers are`;
    const others = all === 2 ? 'Another painting is' : `${all - 1} other paintings are`;
    return `${busy} busy. ${others} waiting or being painted.`;
  }
  return sinceMs < PATIENCE_MS
    ? 'A worker will take it in a moment.'
    : 'No worker has taken it yet: all are busy, or none is running. It is safe; you needn’t keep this page open.';
}

function painting(job) {
  const {step = 0, steps = 0, secondsLeft} = job.progress ?? {};
  const left = secondsLeft === undefined || step === 0 ? 'the time it takes is known soon' : `${duration(secondsLeft)} left`;
  const resumed = job.resumedFromStep && step - job.resumedFromStep < steps / 20
    ? ` Taken up again where another worker was, at step ${job.resumedFromStep}.`
    : '';
  return `Step ${step} of ${steps}, ${left}.${resumed}`;
}

function finished(job) {
  const {image, progress, device, completeness, reduced} = job;
  return [
    image ? `${image.width} × ${image.height} px` : '',
    progress ? `, ${progress.steps} steps` : '',
    device ? ` on ${device}` : '',
    '.',
    completeness ? ` Its time was over at ${Math.round(completeness * 100)} % of the steps.` : '',
    reduced ? ' Memory ran short, so some of it was painted in smaller tiles.' : '',
  ].join('');
}

/** Begins with a capital, ends with a full stop. */
export const sentence = text => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
