import { metadataType } from '../../src/chat/slack/lookup';
import type { Site } from '../../test/robust/kit/site';
import { crowdAccount } from '../kit/crowd';

/** A ticket that somebody pressed to take: who reported it, and when the press was sent. */
export interface Pressed {
  /** Of the crowd. */
  readonly turn: number;
  readonly at: number;
}

/** What became of a press, in milliseconds; absent where it did not come to that. */
export interface Told {
  /** From the press until the ticket was taken and the message stood in the outbox. */
  readonly taken?: number;
  /** From the press until the message stood in the requester's conversation, by Slack's own time. */
  readonly seen?: number;
}

/** The outbox's number of the message that tells a requester that their ticket is taken, and since when it is there. */
async function rowsOf(site: Site): Promise<ReadonlyMap<string, { readonly id: string; readonly createdAt: number }>> {
  const rows = await site.rows(
    `SELECT id, revision, created_at, renewed_at, data FROM outbox WHERE state <> 'replaced' AND data LIKE '%"reason":"claimed"%'`,
  );
  const told = rows.map((row) => {
    const { to, slot } = typeof row['data'] === 'string' ? JSON.parse(row['data']) : row['data'];
    const person = to.kind === 'person' && slot === undefined ? `${to.person}` : '';
    const id = Number(row['revision']) === 0 ? `${row['id']}` : `${row['id']}-r${row['revision']}`;
    return [person, { id, createdAt: Number(row['renewed_at'] ?? row['created_at']) }] as const;
  });
  return new Map(told);
}

/** When Slack has got the message of this number, by its mark; undefined: not yet. */
function postedAt(site: Site, account: string, id: string): number | undefined {
  const { dmChannel } = site.slack.as(account);
  const mark = JSON.stringify({ event_type: metadataType, event_payload: { outbox: id } });
  const message = site.slack.messagesIn(dmChannel).find(({ metadata }) => JSON.stringify(metadata) === mark);
  return message && Number(message.ts) * 1000;
}

/**
 * For each press what its requester was told of it: the very message that the claim put into the outbox, found in their
 * conversation by its mark. Words alone could be of another message.
 */
export async function toldOf(site: Site, presses: readonly Pressed[]): Promise<readonly Told[]> {
  const rows = await rowsOf(site);
  return presses.map(({ turn, at }) => {
    const account = crowdAccount(turn).slack;
    const row = rows.get(`slack:${account}`);
    if (row === undefined) return {};
    const posted = postedAt(site, account, row.id);
    return { taken: row.createdAt - at, ...(posted !== undefined && { seen: posted - at }) };
  });
}
