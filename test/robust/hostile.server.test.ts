import { connect } from 'node:net';
import type { PlayMessage } from '../../src/playground/wire';
import { databases } from '../kit/databases';
import type { DeskProcess } from '../kit/desk-process';
import { pressOf, type RawRequest, sendTo } from './kit/raw';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const command = { command: '/repair', text: 'x', user_id: 'U0ZHOUTING', trigger_id: 'none', team_id: 'T0DEMO' };
const event = { type: 'event_callback', event_id: 'Ev9', team_id: 'T0DEMO', event: {} };
const halfACharacter = JSON.stringify({
  ...event,
  event_id: 'Ev10',
  event: { type: 'file_shared', file_id: '\ud83d' },
});
const nested = JSON.stringify({ ...event, event_id: 'Ev11', event: { type: 'file_shared', x: 0 } }).replace(
  '"x":0',
  `"x":${'['.repeat(1000)}${']'.repeat(1000)}`,
);
const interaction = (payload: unknown): RawRequest => ({ form: { payload: JSON.stringify(payload) } });
const view = (more: object): object => ({
  type: 'view_submission',
  user: { id: 'U0EMMA' },
  team: { id: 'T0DEMO' },
  view: { id: 'V1', hash: '1', type: 'modal', callback_id: 'x', blocks: [], state: { values: {} }, ...more },
});

/** What is sent, and how it is answered. */
const odd: readonly (readonly [string, RawRequest, number])[] = [
  ['a forged command', { form: command, signature: 'wrong' }, 401],
  ['an unsigned event', { json: event, signature: 'none' }, 401],
  ['a stale command', { form: command, age: 301 }, 401],
  ['a command from the future', { form: command, age: -302 }, 401],
  ['a body of two megabytes', { text: 'x'.repeat(2 * 1024 * 1024) }, 413],
  ['a payload that is no JSON', { form: { payload: '{"type":' } }, 400],
  ['a body that is null', { json: null }, 400],
  ['a body that is a list', { json: [] }, 400],
  ['a body that is a word', { json: 'x' }, 400],
  ['a payload that is null', { form: { payload: 'null' } }, 400],
  ['a payload that is a list', { form: { payload: '[]' } }, 400],
  ['an event that is null', { json: { ...event, event: null } }, 400],
  ['a press that is null', interaction({ type: 'block_actions', actions: null, user: null }), 400],
  ['an event with half a letter', { json: { ...event, event_id: 'Ev10', event: { type: 'x', text: '\ud800' } } }, 200],
  ['a body of another type', { text: '<a/>', type: 'text/xml' }, 400],
  ['an event about nothing', { json: event }, 200],
  ['an event with half a character', { text: halfACharacter, type: 'application/json' }, 200],
  ['an event nested without end', { text: nested, type: 'application/json' }, 200],
  ['an unknown command', { form: { ...command, command: '/launch' } }, 200],
  ['a form of an unknown kind', interaction(view({ private_metadata: '' })), 200],
  ['a form whose carried data was changed', interaction(view({ private_metadata: '{"a":"resolve","t":999999}' })), 200],
  ["a form of another's action", interaction(view({ private_metadata: '{"a":"claim","t":1001}' })), 200],
  ['a check of the address', { form: { ssl_check: '1', token: 'x' }, signature: 'none' }, 200],
  ['a reader', { method: 'GET' }, 405],
];

// What is waited for may take longer than a usual test.

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a running desk ($name)', (database) => {
  let site: Site;
  let desk: DeskProcess;
  let card: PlayMessage;
  beforeAll(async () => {
    site = await Site.open({ database });
    desk = await site.startDesk();
    await report(site, '三楼打印机卡纸');
    card = await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    await site.until(
      'everything said',
      async () => (await site.rows("SELECT id FROM outbox WHERE state = 'waiting'")).length === 0,
    );
  });
  afterAll(() => site.close());

  /** The log of every ticket, who owns it, and drafts: what hostile requests must not touch. */
  const kept = async (): Promise<string> =>
    JSON.stringify([
      await site.rows(
        "SELECT ticket_id, seq, data FROM ticket_event WHERE ticket_id = 1001 AND seq > 1 AND data LIKE '%\"U0%'",
      ),
      await site.rows('SELECT id, owner, state, requester FROM ticket'),
      await site.rows('SELECT id FROM draft'),
    ]);
  const unchanged = async (work: () => Promise<void>): Promise<void> => {
    const before = await kept();
    await work();
    expect(await kept()).toBe(before);
  };

  test.each(odd)('answers %s and changes nothing', async (_what, request, status) => {
    await unchanged(async () => expect((await sendTo(desk.requestUrl, request)).status).toBe(status));
  });

  test('answers the check of its address with the challenge', async () => {
    const answer = await sendTo(desk.requestUrl, { json: { type: 'url_verification', challenge: 'abc' } });
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('abc')]);
  });

  test.each([
    ['by somebody without rights', 'U0EMMA', undefined],
    ['on a ticket that does not exist', 'U0LINA', '{"a":"claim","t":999999}'],
    ['of an action that does not exist', 'U0LINA', '{"a":"launch","t":1001}'],
    ["of somebody else's action", 'U0EMMA', '{"a":"resolve","t":1001}'],
    ['whose value is garbage', 'U0LINA', '{{{'],
  ])('answers a press %s in words, to that person only', async (_what, user, value) => {
    await unchanged(async () => {
      const told = () => site.slack.messagesIn(engineersChannel).filter(({ ephemeral }) => ephemeral).length;
      const before = told();
      const press = pressOf(site, {
        user,
        message: card,
        button: 'Claim|我来受理',
        ...(value === undefined ? {} : { value }),
      });
      expect((await sendTo(desk.requestUrl, interaction(press))).status).toBe(200);
      await site.until('an answer', () => told() > before);
    });
  });

  test('answers whoever is signed while strangers hold 3,400 unfinished requests open from the address of the proxy', async () => {
    const { hostname: host, port } = new URL(desk.url);
    const head = 'POST /slack/events HTTP/1.1\r\nhost: desk\r\n';
    const unfinished = [
      ...Array.from({ length: 3000 }, () => `${head}x-slow: `),
      ...Array.from({ length: 400 }, () => `${head}content-length: 100000\r\n\r\nx`),
    ];
    const strangers = unfinished.map((sent) => {
      const socket = connect({ port: Number(port), host, localAddress: '127.0.0.1' }, () => socket.write(sent));
      return socket.on('error', () => undefined);
    });
    try {
      await Promise.all(
        strangers.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
      );
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, nth) => sendTo(desk.requestUrl, { json: { ...event, event_id: `Ev2${nth}` } })),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      await site.until('a desk that is ready', async () => (await desk.readiness())?.ready);
    } finally {
      for (const socket of strangers) socket.destroy();
    }
  });

  test('does a press once that comes twice, and one event that is brought twice', async () => {
    const press = interaction(pressOf(site, { user: 'U0LINA', message: card, button: 'Claim|我来受理' }));
    await Promise.all([sendTo(desk.requestUrl, press), sendTo(desk.requestUrl, press)]);
    await site.until('an owner', async () => (await site.store.tickets.find(1001 as never))?.owner);
    const said = { type: 'message', channel_type: 'im', channel: site.slack.as('U0EMMA').dmChannel, user: 'U0EMMA' };
    const twice = site.slack.envelope({ ...said, text: 'my screen is black', ts: `${Date.now() / 1000}` });
    await Promise.all([site.slack.sendEvent({ envelope: twice }), site.slack.sendEvent({ envelope: twice })]);
    const dm = site.slack.as('U0EMMA').dmChannel;
    await site.until('the intake card', () => site.tops(dm, 'my screen is black')[0]);
    await site.slack.sendEvent({ envelope: twice });
    const log = await site.store.tickets.events(1001 as never);
    expect(log.filter(({ event: { type } }) => type === 'claimed')).toHaveLength(1);
    expect(site.tops(dm, 'my screen is black')).toHaveLength(1);
    expect(await site.rows('SELECT id FROM draft')).toHaveLength(1);
  });

  test('has logged no failure of its own', () => {
    expect(desk.failures).toEqual([]);
  });
});
