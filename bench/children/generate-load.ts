import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { secrets } from '../kit/bench-desk';
import { during, roundOf } from '../kit/load';

/** What the parent asks for: so many requests a second, or as many as `connections` can carry. */
export interface LoadOrder {
  readonly url: string;
  readonly kind: keyof typeof bodies;
  /** Keeps the requests of one order unlike those of another. */
  readonly mark: string;
  readonly length: number;
  readonly rate?: number;
  /** So many, however long it takes. */
  readonly count?: number;
  readonly connections: number;
}

interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const field = (kind: string, name: string, answer: object) => [`field:${kind}:${name}`, { answer }] as const;

/** What the form of a report sends back. */
const answers = (mark: string) =>
  Object.fromEntries([
    field('text', 'description', { type: 'plain_text_input', value: `打印机卡纸 ${mark}，重启之后还是不行` }),
    ...[
      ['branch', 'hardware'],
      ['item-hardware', 'printer'],
      ['place', 'shanghai'],
      ['urgency', 'normal'],
    ].map(([name = '', value]) => field('choice', name, { type: 'static_select', selected_option: { value } })),
  ]);

const bodies = {
  report: (mark: string): string => {
    const private_metadata = JSON.stringify({ a: 'report', c: {} });
    const view = { id: `V${mark}`, hash: mark, type: 'modal', callback_id: 'report', private_metadata, blocks: [] };
    const payload = {
      ...{ type: 'view_submission', team: { id: 'T0DEMO' }, user: { id: 'U0EMMA' }, api_app_id: 'A0DUTYDESK' },
      view: { ...view, state: { values: answers(mark) } },
    };
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  },
  command: (mark: string): string =>
    new URLSearchParams({
      ...{ token: 'unused', team_id: 'T0', team_domain: 'bench', api_app_id: 'A0', command: '/repair' },
      ...{ channel_id: 'C0', channel_name: 'general', user_id: `U${mark}`, user_name: 'somebody' },
      ...{ text: `打印机卡纸 ${mark}`, trigger_id: `1.${mark}`, response_url: 'http://127.0.0.1:9/unused' },
    }).toString(),
  event: (mark: string): string =>
    JSON.stringify({
      ...{ type: 'event_callback', token: 'unused', team_id: 'T0', api_app_id: 'A0', event_id: `Ev${mark}` },
      event_time: 1,
      event: {
        ...{ type: 'message', channel_type: 'im', channel: `D${mark}`, user: `U${mark}` },
        ...{ text: `打印机卡纸 ${mark}`, ts: `1.${mark}`, event_ts: `1.${mark}` },
      },
    }),
};

function sign(body: string): Signed {
  const stamp = `${Math.floor(Date.now() / 1000)}`;
  const hash = createHmac('sha256', secrets.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      'content-length': `${Buffer.byteLength(body)}`,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash}`,
    },
  };
}

const send = (url: string, agent: Agent, { body, headers }: Signed): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

async function atRate(order: LoadOrder, signed: readonly Signed[], rate: number, agent: Agent) {
  const took: number[] = [];
  const began = performance.now();
  const flying: Promise<void>[] = [];
  for (const [turn, one] of signed.entries()) {
    const due = began + (turn / rate) * 1000;
    await pauseFor(Math.max(0, due - performance.now()));
    // From the moment it should have left: a slow answer does not hide behind the next request's wait.
    flying.push(send(order.url, agent, one).then(() => void took.push(performance.now() - due)));
  }
  await Promise.all(flying);
  return roundOf(took, performance.now() - began);
}

async function obey(order: LoadOrder) {
  const { url, kind, mark, length, rate, connections } = order;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const count = order.count ?? (rate === undefined ? 20_000 : Math.ceil((rate * length) / 1000));
  const signed = Array.from({ length: count }, (_, turn) => sign(bodies[kind](`${mark}X${turn}`)));
  const one = (turn: number): Promise<void> => {
    const next = signed[turn];
    return next ? send(url, agent, next) : Promise.reject(new Error('ran out of requests'));
  };
  const round = await (rate === undefined
    ? during(length, connections, one, order.count)
    : atRate(order, signed, rate, agent));
  agent.destroy();
  return round;
}

process.on('message', (order: LoadOrder) => {
  obey(order).then(
    (round) => process.send?.({ round }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
