/** Reads `text/event-stream` from a body (WHATWG HTML, section 9.2.6). */

/**
 * Decision: over fetch. `EventSource` can carry no key, hides the status of a refusal, and tries an address for ever that
 * isn't there.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} alive is called whenever bytes come, a heartbeat's too
 * @returns {AsyncGenerator<{id: string, event: string, data: string}>}
 */
export async function* eventsOf(body, alive = () => {}) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let id = '';
  let event = '';
  let data = [];
  let rest = '';
  try {
    for (;;) {
      const {value, done} = await reader.read();
      if (done) {
        return; // An event that wasn't ended by an empty line isn't one.
      }
      alive();
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) {
            yield {id, event: event || 'message', data: data.join('\n')};
          }
          event = '';
          data = [];
          continue;
        }
        const [field, content] = parts(line);
        if (field === 'data') {
          data.push(content);
        } else if (field === 'event') {
          event = content;
        } else if (field === 'id') {
          id = content;
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A line that begins with a colon is a comment: its field is empty, and nobody's. */
function parts(line) {
  const colon = line.indexOf(':');
  if (colon < 0) {
    return [line, ''];
  }
  const content = line.slice(colon + 1);
  return [line.slice(0, colon), content.startsWith(' ') ? content.slice(1) : content];
}
