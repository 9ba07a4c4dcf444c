/** An order as the request that it becomes. */

/**
 * A request's options; what the preset or the worker decides isn't in them.
 *
 * @param {import('./types.js').Settings} settings
 * @returns {Record<string, string | number | boolean>}
 */
export function optionsOf(settings) {
  const {size, stylization, seed, ...named} = settings;
  const options = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ''));
  return {
    ...options,
    ...(size === 'original' ? {originalSize: true} : size ? {size: Number(size)} : {}),
    ...(Number(stylization) === 0.5 ? {} : {stylization: Number(stylization)}),
    ...(seed === '' ? {} : {seed: Number(seed)}),
  };
}

/**
 * The parts of the multipart form (`POST /v1/jobs`).
 *
 * @param {string} id the job's, chosen here: however often it is sent, it is one job
 * @param {import('./types.js').Order} order
 * @returns {FormData}
 */
export function formOf(id, order) {
  const form = new FormData();
  form.append('id', id);
  form.append('options', JSON.stringify(optionsOf(order.settings)));
  form.append('content', order.content.blob, 'content');
  for (const {picture, weight} of order.styles) {
    form.append('style', picture.blob, 'style');
    form.append('style-weight', String(weight));
  }
  return form;
}
