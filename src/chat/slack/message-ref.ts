import type { MessageRef } from '../../ports/platform';
import { textAt } from './fields';
import { keyOfSpot, type Spot } from './parse';

/** The reference of a message of ours: edits forever (`ts`), and its thread, if it stands in one. */
export const refOf = ({ channel, ts, thread }: Spot): MessageRef => ({
  key: keyOfSpot(channel, ts),
  data: { channel, ts, ...(thread !== undefined && { thread }) },
});

/** Where that message stands. Throws Error for a reference of another platform. */
export function spotOf(ref: MessageRef): Spot {
  const channel = textAt(ref.data, 'channel');
  const ts = textAt(ref.data, 'ts');
  const thread = textAt(ref.data, 'thread');
  if (channel === undefined || ts === undefined) throw new Error(`not a Slack message: ${ref.key}`);
  return { channel, ts, ...(thread !== undefined && { thread }) };
}
