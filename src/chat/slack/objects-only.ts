import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../ports/logger';
import { at, isJson, parsed } from './fields';

/** What @slack/socket-mode tells itself of each text that comes over the line. */
const arrival = 'ws_message';

const textOf = (data: unknown): string => (Buffer.isBuffer(data) ? data.toString() : String(data));

/** What of the client is needed. */
type Line = Pick<SocketModeReceiver['client'], 'listeners' | 'removeAllListeners' | 'on'>;

/** Every frame of Slack's is an object, and one that brings an event has an object in it. */
function isFrame(data: unknown): boolean {
  const frame = parsed(textOf(data));
  return isJson(frame) && (at(frame, 'type') !== 'events_api' || isJson(at(frame, 'payload', 'event')));
}

/**
 * Puts a look at each frame before the socket client's own, which reads `null.type` and the like and then rejects where
 * nobody hears it (socket-mode 3.1.0, onWebSocketMessage). What it rejects all the same is logged.
 */
export function objectsOnly(client: Line, logger: Logger): void {
  const own = client.listeners(arrival);
  client.removeAllListeners(arrival);
  client.on(arrival, (data: unknown, ...more: readonly unknown[]) => {
    if (!isFrame(data)) return logger.warn('Slack sent something that cannot be read');
    for (const listener of own) {
      const done: unknown = listener.call(client, data, ...more);
      Promise.resolve(done).catch((error: unknown) => logger.warn('a frame of Slack was not taken', { error }));
    }
  });
}
