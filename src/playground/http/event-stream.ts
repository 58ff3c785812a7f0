import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feed, FeedEntry } from '../feed';

const beat = 15_000;

/** Tells a page what happens as it happens, from where it left off (Last-Event-ID, or `after` in the query). */
export function streamEvents<E>(
  { feed }: { readonly feed: Feed<E> },
  as: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const query = new URL(request.url ?? '/', 'http://local').searchParams;
  const after = Number(request.headers['last-event-id'] ?? query.get('after') ?? feed.lastId);
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  const send = (entry: FeedEntry<E>): void => {
    if (entry.seenBy(as)) response.write(`id: ${entry.id}\ndata: ${JSON.stringify(entry.as(as))}\n\n`);
  };
  const missed = feed.since(after);
  if (missed === undefined) response.write(`id: ${feed.lastId}\nevent: reset\ndata: {}\n\n`);
  else missed.forEach(send);
  const stop = feed.listen(send);
  const heart = setInterval(() => response.write(': still here\n\n'), beat);
  response.on('close', () => {
    stop();
    clearInterval(heart);
  });
}
