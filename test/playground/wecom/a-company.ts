import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WecomCrypto } from '@wecom/aibot-node-sdk';
import type { Playground } from '../../../src/playground/control/playground';
import type { PlaygroundOptions } from '../../../src/playground/start-playground';
import type { WecomControl } from '../../../src/playground/wecom/wecom-control';
import type { SeedWecom, WecomRules } from '../../../src/playground/wecom/wecom-seed';
import { aPlayground, aSeed } from '../a-workspace';

export const keys = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
export const agentId = 1_000_002;

/** A company of four: 00123 shows whether userids stay text, ZhangSan whether their case is no matter. */
export const aWecomSeed = (rules: WecomRules = {}): SeedWecom => ({
  corpId: keys.corpId,
  name: '海港集团',
  app: { agentId, name: 'IT 服务台', secret: 'app secret', token: keys.token, encodingAesKey: keys.encodingAesKey },
  members: [
    { userid: 'ZhangSan', name: '张三', role: 'engineer', language: 'zh-CN' },
    { userid: 'lisi', name: '李四', role: 'engineer', language: 'zh-CN' },
    { userid: '00123', name: '王小明', role: 'employee', language: 'zh-CN', slackUser: 'U01MEI' },
    { userid: 'gone', name: 'Gone', language: 'en', status: 5 },
  ],
  rules,
});

export type Answer = Readonly<Record<string, unknown>> & { readonly errcode: number };

export interface ACompany {
  readonly playground: Playground;
  readonly wecom: WecomControl;
  /** Calls a method of the API with a token; a body makes it a POST. */
  readonly call: (method: string, body?: unknown, query?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly token: () => Promise<string>;
}

/** Starts a company on any free port. */
export async function aCompany(over: Partial<PlaygroundOptions> = {}, rules: WecomRules = {}): Promise<ACompany> {
  const playground = await aPlayground({ seed: { ...aSeed(), wecom: aWecomSeed(rules) }, ...over });
  const { wecom } = playground;
  if (wecom === undefined) throw new Error('there is no company');
  const token = async (): Promise<string> => {
    const query = new URLSearchParams({ corpid: keys.corpId, corpsecret: 'app secret' });
    const answer = await fetch(`${wecom.apiUrl}/cgi-bin/gettoken?${query}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const call: ACompany['call'] = async (method, body, query = {}) => {
    const all = new URLSearchParams({ access_token: await token(), ...query });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const sent = body === undefined ? {} : { method: 'POST', body: text };
    return (await (await fetch(`${wecom.apiUrl}/cgi-bin/${method}?${all}`, sent)).json()) as Answer;
  };
  return { playground, wecom, call, token };
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

/** An app that takes callbacks with the crypto of @wecom/aibot-node-sdk, which is not ours. */
export class AnApp {
  /** What was decrypted, oldest first. */
  readonly heard: string[] = [];
  /** Signatures that did not fit, and what could not be decrypted. */
  readonly refused: string[] = [];
  /** Statuses of the next answers; 200 where none is left, 0 never answers. */
  readonly statuses: number[] = [];
  readonly requests: { readonly method: string; readonly url: string; readonly body: string }[] = [];
  /** Answers everything that is no callback. */
  page: (request: IncomingMessage, response: ServerResponse, body: string) => void = (_request, response) => {
    response.writeHead(404).end();
  };
  private readonly crypto = new WecomCrypto(keys.token, keys.encodingAesKey, keys.corpId);
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://app');
    this.requests.push({ method: request.method ?? '', url: request.url ?? '', body });
    if (url.pathname !== '/wecom/callback') return this.page(request, response, body);
    const asked = (name: string): string => url.searchParams.get(name) ?? '';
    const text = request.method === 'GET' ? asked('echostr') : (/<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '');
    const [signature, at, nonce] = [asked('msg_signature'), asked('timestamp'), asked('nonce')];
    const said = this.read({ signature, at, nonce, text });
    if (said === undefined) return void response.writeHead(400).end();
    if (request.method === 'GET') return void response.end(said);
    const status = this.statuses.shift() ?? 200;
    if (status === 0) return undefined;
    if (status === 200) this.heard.push(said);
    return void response.writeHead(status).end();
  }

  private read(one: { signature: string; at: string; nonce: string; text: string }): string | undefined {
    if (!this.crypto.verifySignature(one.signature, one.at, one.nonce, one.text)) {
      this.refused.push('signature');
      return undefined;
    }
    try {
      return this.crypto.decrypt(one.text);
    } catch (problem) {
      this.refused.push(String(problem));
      return undefined;
    }
  }
}

/** A card people can claim a ticket on, as document 94888 shows it. */
export const aClaimCard = (taskId: string, over: object = {}) => ({
  card_type: 'button_interaction',
  main_title: { title: '【#IT-1042】打印机卡纸', desc: '3楼东区' },
  task_id: taskId,
  button_list: [
    { text: '接单', style: 1, key: 'claim' },
    { text: '转派', style: 2, key: 'pass' },
    { text: '详情', type: 1, url: 'https://desk.example.com/t/1' },
  ],
  ...over,
});

export const cardTo = (touser: string, template_card: object) => ({
  touser,
  msgtype: 'template_card',
  agentid: agentId,
  template_card,
});

export const textTo = (touser: string, content: string) => ({
  touser,
  msgtype: 'text',
  agentid: agentId,
  text: { content },
});
