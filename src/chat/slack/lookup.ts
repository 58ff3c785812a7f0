import { before, type Instant, minutes } from '../../domain/time/instant';
import type { SlackApi } from './client';
import { mayStillCome, SlackError } from './errors';
import { listAt, textAt } from './fields';
import type { Destination } from './files';

/** Name of the metadata we put on every message: visible to the workspace, so it holds an id and nothing else. */
export const metadataType = 'dutydesk';

/** The mark by which a message is found again. */
export const metadataOf = (outboxId: string) => ({
  event_type: metadataType,
  event_payload: { outbox: outboxId },
});

/** Slack's clock and ours may differ by this much. */
const skew = minutes(2);

/**
 * The `ts` of the message that carries this outbox id, or undefined when Slack holds none from `since` on. Looks through
 * at most 500 messages. Throws SlackError.
 */
export async function findSent(
  api: SlackApi,
  to: Destination,
  sent: { readonly outboxId: string; readonly since: Instant },
): Promise<string | undefined> {
  const oldest = (before(sent.since, skew) / 1000).toFixed(6);
  const method = to.thread === undefined ? 'conversations.history' : 'conversations.replies';
  let cursor: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const answer = await api.call(method, {
      channel: to.channel,
      ...(to.thread !== undefined && { ts: to.thread }),
      oldest,
      inclusive: true,
      limit: 100,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    });
    const found = listAt(answer, 'messages').find((message) => carries(message, sent.outboxId));
    if (found !== undefined) return textAt(found, 'ts');
    cursor = textAt(answer, 'response_metadata', 'next_cursor');
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

/**
 * The outbox id that the first message of a thread carries; undefined where it is none of ours, or Slack does not show it to
 * us at all. Throws SlackError where it may at another try.
 */
export async function markAbove(api: SlackApi, channel: string, thread: string): Promise<string | undefined> {
  try {
    const asked = { channel, ts: thread, limit: 1, include_all_metadata: true };
    const first = listAt(await api.call('conversations.replies', asked), 'messages').find(
      (message) => textAt(message, 'ts') === thread,
    );
    return textAt(first, 'metadata', 'event_type') === metadataType
      ? textAt(first, 'metadata', 'event_payload', 'outbox')
      : undefined;
  } catch (error) {
    if (error instanceof SlackError && !mayStillCome(error)) return undefined;
    throw error;
  }
}

const carries = (message: unknown, outboxId: string): boolean =>
  textAt(message, 'metadata', 'event_type') === metadataType &&
  textAt(message, 'metadata', 'event_payload', 'outbox') === outboxId;

/** Names of the files that stand in a thread at or after a message of it; looks at 200 answers. Throws SlackError. */
export async function fileNamesBelow(api: SlackApi, to: Destination, ts: string): Promise<readonly string[]> {
  const args = { channel: to.channel, ts: to.thread, oldest: ts, inclusive: true, limit: 200 };
  const answer = await api.call('conversations.replies', args);
  return listAt(answer, 'messages').flatMap((message) =>
    listAt(message, 'files').flatMap((file) => textAt(file, 'name') ?? textAt(file, 'title') ?? []),
  );
}
