import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketId } from '../../src/domain/ticket/ticket';
import type { Instant } from '../../src/domain/time/instant';
import { typed } from '../../src/domain/words';
import type { Announcement } from '../../src/views/announcement';
import { asMessage } from '../../src/views/card';
import { databases } from '../kit/databases';
import { wordsIn } from '../kit/words-in';
import { engineersChannel, Site } from './kit/site';

const lead = 'U0CHENHAO';

describe.each(databases.filter(({ name }) => name === 'mariadb'))('two desks and one Slack ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    const rules = { rateLimits: true, channelBurst: 4 };
    site = await Site.open({ database, seed: (seed) => ({ ...seed, rules }) });
    await site.startDesk();
    await site.startDesk();
  });
  afterAll(() => site.close());

  const toEngineers = (text: string, ticket: number, more: Partial<Announcement> = {}): Announcement => ({
    to: { kind: 'engineers', place: 'shanghai', on: 'slack', recipients: [] },
    content: asMessage({ text: typed(text) }),
    reason: 'note',
    key: text,
    about: ticketRef(ticket as TicketId),
    ...more,
  });
  const announce = (...all: readonly Announcement[]) => site.store.outbox.announce(all, Date.now() as Instant);
  const said = (text: string): readonly string[] =>
    site.slack
      .messagesIn(engineersChannel)
      .map(wordsIn)
      .filter((words) => words.includes(text));
  const waiting = () => site.rows("SELECT attempts, broken FROM outbox WHERE state = 'waiting'");

  test('keep one pace: Slack refuses nothing, nothing counts as failed, and a call for help is not behind notes', async () => {
    const notes = Array.from({ length: 14 }, (_, nth) => toEngineers(`note ${nth}.`, 5000 + nth));
    await announce(...notes);
    await site.until('the first of them', () => said('note ')[0]);
    await announce(toEngineers('call for help', 6000, { reason: 'rescue' }));
    await site.until('the call', () => said('call for help')[0]);
    const waited = await waiting();
    expect(waited.length).toBeGreaterThan(0);
    await site.until('all of them', () => said('note ').length === 14);
    await site.until('nothing that waits', async () => (await waiting()).length === 0);
    expect(site.slack.callsOf().filter(({ outcome }) => outcome === 'http 429')).toEqual([]);
    expect(await site.rows("SELECT id FROM outbox WHERE attempts > 1 OR broken > 0 OR state = 'failed'")).toEqual([]);
    const senders = site.desks.filter(({ log }) => log.some(({ msg }) => msg === 'delivered'));
    expect(senders).toHaveLength(2);
  });

  test('a card of the time in which the channel was archived appears when it is back, and a lead hears of it once', async () => {
    const { slack } = site;
    const told = () =>
      slack.messagesIn(slack.as(lead).dmChannel).filter((message) => wordsIn(message).includes('is_archived'));
    slack.change(engineersChannel, { archived: true });
    await announce(
      toEngineers('new job 1', 7001, { reason: 'card' }),
      toEngineers('new job 2', 7002, { reason: 'card' }),
    );
    await site.until('a lead who knows', () => told()[0]);
    slack.change(engineersChannel, { archived: false });
    await site.until('both cards', () => said('new job').length === 2);
    expect(told()).toHaveLength(1);
    expect(await site.rows("SELECT id FROM outbox WHERE state = 'failed'")).toEqual([]);
  });
});
