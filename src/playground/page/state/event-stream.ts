/** One server-sent event. */
export interface Sent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Cuts a stream of text into server-sent events; feed it what arrives, in whatever pieces. */
export function eventCutter(): (text: string) => readonly Sent[] {
  let rest = '';
  return (text) => {
    const parts = (rest + text).replace(/\r\n?/g, '\n').split('\n\n');
    rest = parts.pop() ?? '';
    return parts.flatMap((part) => {
      const field = (name: string) =>
        part
          .split('\n')
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).replace(/^ /, ''))
          .join('\n');
      const sent = { id: field('id'), event: field('event') || 'message', data: field('data') };
      return sent.data === '' && sent.event === 'message' ? [] : [sent];
    });
  };
}

/**
 * Reads server-sent events until the stream ends or `signal` aborts. fetch instead of EventSource, because only so
 * can a stream be closed while the tab is hidden (a browser has six connections a host) and resumed with its last id.
 */
export async function readEvents(url: string, lastId: string, signal: AbortSignal, each: (sent: Sent) => void) {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', 'last-event-id': lastId }, signal });
  if (!response.ok || response.body === null) throw new Error(`events answered ${response.status}`);
  const cut = eventCutter();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) cut(chunk.value).forEach(each);
}
