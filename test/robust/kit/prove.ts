import { replay } from '../../../src/domain/ticket/evolve';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { engineersChannel, type Site } from './site';
import { said, type Told } from './story';

const everybody = ['U0ZHOUTING', 'U0LINA', 'U0WANGLEI', 'U0TOM', 'U0CHENHAO', 'U0SUNYUE', 'U0KATE'];

/** The outbox id a message of the desk is marked with. */
const outboxOf = (message: { readonly metadata?: unknown }): string | undefined =>
  /"outbox":"([^"]+)"/.exec(JSON.stringify(message.metadata ?? ''))?.[1];

/** Nothing was said twice: by the marks on the messages, and by what people read. */
export function proveOnce(site: Site): void {
  const messages = site.messages(...everybody);
  const marks = messages.flatMap((message) => outboxOf(message) ?? []);
  expect(marks.filter((mark, place) => marks.indexOf(mark) !== place)).toEqual([]);
}

/** Everything that was to be said until now is said: each message of the outbox stands in the workspace. */
export async function proveSaid(site: Site): Promise<void> {
  const { now } = site;
  const owed = () =>
    site.rows(`SELECT id, revision, state, slot FROM outbox WHERE state <> 'replaced' AND created_at <= ${now}`);
  // The look that finds nothing waiting is the one that counts: what began before `now` may be written after it.
  const rows = await site.until('an empty outbox', async () => {
    const found = await owed();
    return !found.some(({ state }) => state === 'waiting') && found;
  });
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  const marks = site.messages(...everybody).flatMap((message) => outboxOf(message) ?? []);
  // A newer word on the same subject takes the place of one that still waits, and is marked as another message.
  const posted = rows
    .filter(({ slot }) => slot === null)
    .map(({ id, revision }) => (revision === 0 ? `${id}` : `${id}-r${revision}`));
  expect(posted.filter((id) => !marks.includes(id))).toEqual([]);
}

/** The story is whole: one ticket, its log, both cards, both talks, each once; and every clock it wants is kept. */
export async function proveWhole(site: Site, { ticket: id, key, card, requesterCard }: Told): Promise<void> {
  const requester = site.slack.as('U0ZHOUTING');
  expect(await site.rows('SELECT id FROM ticket')).toHaveLength(1);
  expect(site.tops(requester.dmChannel, '填写报修单')).toHaveLength(1);
  const cards = site
    .tops(engineersChannel, key)
    .filter((one) => JSON.stringify(one.blocks ?? '').includes('"actions"'));
  expect(cards.map(({ ts }) => ts)).toEqual([card.ts]);
  expect(site.tops(requester.dmChannel, key).map(({ ts }) => ts)).toContain(requesterCard.ts);
  expect(site.below(card, said.answer)).toHaveLength(1);
  expect(site.below(requesterCard, said.reply)).toHaveLength(1);

  const log = (await site.store.tickets.events(id)).map(({ event }) => event);
  const kept = await site.store.tickets.find(id);
  expect(replay(id, log)).toEqual(kept);
  const acts = log.map(({ type }) => type).filter((type) => ['reported', 'claimed', 'replied'].includes(type));
  expect(acts).toEqual(['reported', 'claimed', 'replied', 'replied']);
}

/** Every clock the ticket wants has its row in the table, and no other has. */
export async function proveClocks(site: Site, { ticket: id }: Told): Promise<void> {
  const { desk } = site;
  await site.until('the clocks the ticket wants', async () => {
    const ticket = await site.store.tickets.find(id);
    if (ticket === undefined) throw new Error(`there is no ticket ${id}`);
    const rows = await site.rows(`SELECT name, wanted_at FROM timer WHERE ticket_id = ${id}`);
    const wanted = timersFor(ticket, desk, site.now);
    const written = (name: unknown, at: unknown): string => `${name} ${at}`;
    const kept = rows.map((row) => written(row['name'], row['wanted_at'])).sort();
    return (
      JSON.stringify(kept) === JSON.stringify(wanted.map(({ key, due }) => written(key, due)).sort()) && kept.length > 0
    );
  });
}
