/**
 * The shapes that the page's modules hand to each other.
 *
 * @typedef {object} Picture one that can be painted or painted after
 * @property {string} key what the store keeps it under; `gallery:NAME` for one of ours, which isn't kept
 * @property {string} name as people know it
 * @property {Blob} blob its file
 * @property {number} width px; 0 if this browser can't show it, though it can be painted
 * @property {number} height px; 0 likewise
 *
 * @typedef {object} Settings what the form says beyond the pictures; the empty text leaves it to the preset or the worker
 * @property {string} preset
 * @property {string} network
 * @property {string} size px, or `original`
 * @property {string} quality
 * @property {string} colors
 * @property {string} stylization 0 to 1; 0.5 is every preset's own
 * @property {string} seed
 *
 * @typedef {object} Manner
 * @property {Picture} picture
 * @property {number} weight its share, 1 to 100
 *
 * @typedef {object} Order what is to be painted, with the pictures at hand
 * @property {Picture} content
 * @property {Manner[]} styles
 * @property {Settings} settings
 *
 * @typedef {object} Progress
 * @property {number} step
 * @property {number} steps
 * @property {number} [secondsLeft]
 *
 * @typedef {object} Job as the gateway tells it; what isn't known is left out
 * @property {string} id
 * @property {'accepted'|'running'|'succeeded'|'failed'|'cancelled'|'expired'} state
 * @property {boolean} [cancelRequested]
 * @property {number} [queuePosition] from 1; 1001 for whatever is beyond the first 1000
 * @property {number} [attempt]
 * @property {number} [resumedFromStep]
 * @property {string} [choice]
 * @property {string} [device]
 * @property {Progress} [progress]
 * @property {{step: number, width: number, height: number, url: string}} [preview]
 * @property {{mediaType: string, bytes: number, width: number, height: number}} [image]
 * @property {number} [completeness]
 * @property {boolean} [reduced]
 * @property {{code: string, detail: string}} [failure]
 *
 * @typedef {object} Queue what is waiting in all; empty while the gateway doesn't know
 * @property {number} [waiting] paintings that aren't finished, those being painted among them
 * @property {number} [workers]
 * @property {string} [asOf]
 *
 * @typedef {'sending'|'unsent'|'unknown'|'expired'} Mark what the gateway's own word doesn't say: it is on its way there, it
 *     didn't arrive, it is known there no more (404), its record has been kept as long as records are (410)
 *
 * @typedef {object} Entry one of one's own paintings, as the store keeps it
 * @property {string} id the job's
 * @property {number} at when it was ordered, ms
 * @property {{key: string, name: string}} content
 * @property {{key: string, name: string, weight: number}[]} styles
 * @property {Settings} settings
 * @property {Job | null} job the gateway's last word
 * @property {Mark | null} mark
 * @property {string | null} trouble what went wrong on the way there
 * @property {Blob | null} thumb
 */
export {};
