import { Agent, request } from 'node:http';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { callbackXml } from '../../src/playground/wecom/callback-xml';
import { company } from '../kit/bench-desk';
import { crowdAccount } from '../kit/crowd';
import { during, roundOf } from '../kit/load';
import { fromSlack, fromWecom, type Request } from '../kit/requests';
import { slackReport } from '../kit/slack-report';

/** What the parent asks for: so many requests a second, or as many as `connections` can carry. */
export interface LoadOrder {
  /** Of the server, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly kind: keyof typeof kinds;
  /** Keeps the requests of one order unlike those of another. */
  readonly mark: string;
  readonly length: number;
  readonly rate?: number;
  /** So many, however long it takes. */
  readonly count?: number;
  readonly connections: number;
}

/** Each is from another of the crowd: a desk may give one person less than everybody together. */
const kinds = {
  report: (mark: string, turn: number): Request => slackReport({ account: crowdAccount(turn).slack, mark }),
  command: (mark: string): Request => {
    const fields = new URLSearchParams({
      ...{ token: 'unused', team_id: 'T0', team_domain: 'bench', api_app_id: 'A0', command: '/repair' },
      ...{ channel_id: 'C0', channel_name: 'general', user_id: `U${mark}`, user_name: 'somebody' },
      ...{ text: `打印机卡纸 ${mark}`, trigger_id: `1.${mark}`, response_url: 'http://127.0.0.1:9/unused' },
    });
    return fromSlack(fields.toString());
  },
  event: (mark: string): Request => {
    const envelope = {
      ...{ type: 'event_callback', token: 'unused', team_id: 'T0', api_app_id: 'A0', event_id: `Ev${mark}` },
      event_time: 1,
      event: {
        ...{ type: 'message', channel_type: 'im', channel: `D${mark}`, user: `U${mark}` },
        ...{ text: `打印机卡纸 ${mark}`, ts: `1.${mark}`, event_ts: `1.${mark}` },
      },
    };
    return fromSlack(JSON.stringify(envelope));
  },
  callback: (mark: string, turn: number): Request =>
    fromWecom(
      callbackXml({
        ToUserName: company.corpId,
        FromUserName: crowdAccount(turn).wecom,
        CreateTime: Math.floor(Date.now() / 1000),
        ...{ MsgType: 'text', Content: `打印机卡纸 ${mark}`, MsgId: `bench-${mark}`, AgentID: company.agentId },
      }),
    ),
};

const send = (url: string, agent: Agent, { path, body, headers }: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    const length = { 'content-length': `${body.length}` };
    const sent = request(url + path, { method: 'POST', agent, headers: { ...headers, ...length } }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

async function atRate(one: (turn: number) => Promise<void>, count: number, rate: number) {
  const took: number[] = [];
  const began = performance.now();
  const flying: Promise<void>[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const due = began + (turn / rate) * 1000;
    await pauseFor(Math.max(0, due - performance.now()));
    // From the moment it should have left: a slow answer does not hide behind the next request's wait.
    flying.push(one(turn).then(() => void took.push(performance.now() - due)));
  }
  await Promise.all(flying);
  return roundOf(took, performance.now() - began);
}

async function obey({ url, kind, mark, length, rate, count, connections }: LoadOrder) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  // Made as needed: a machine that is faster than expected does not run out of them.
  const one = (turn: number): Promise<void> => send(url, agent, kinds[kind](`${mark}X${turn}`, turn));
  const round = await (rate === undefined
    ? during(length, connections, one, count)
    : atRate(one, count ?? Math.ceil((rate * length) / 1000), rate));
  agent.destroy();
  return round;
}

process.on('message', (order: LoadOrder) => {
  obey(order).then(
    (round) => process.send?.({ round }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
