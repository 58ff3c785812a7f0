import type { IncomingMessage, ServerResponse } from 'node:http';
import { wecomLimits } from '../../platforms/wecom-limits';
import { Faults, type WecomFault } from '../faults';
import { answerJson } from '../http/answer';
import { readBody } from '../http/read-body';
import { isObject, type Json, parseJson } from '../json';
import { groupMethods } from './group-methods';
import { lookupMethods } from './lookup-methods';
import { mediaMethods } from './media-methods';
import { menuMethods } from './menu-methods';
import { messageMethods } from './message-methods';
import { phoneMethods } from './phone-methods';
import { tagMethods } from './tag-methods';
import { type WecomAnswered, WecomBytes, WecomCall, type WecomMethod, type WecomParts } from './wecom-call';
import { WecomError } from './wecom-error';

const methods: Readonly<Record<string, WecomMethod>> = {
  ...messageMethods,
  ...mediaMethods,
  ...groupMethods,
  ...menuMethods,
  ...tagMethods,
  ...lookupMethods,
  ...phoneMethods,
};

/** One call that was made. `errcode`: as answered; of a fault `hang` or `http_502`. */
export interface WecomRecorded {
  readonly at: number;
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  /** Empty where the body is no JSON. */
  readonly body: Json;
  readonly raw: string;
  readonly errcode: number | string;
  readonly answer: Json;
}

const keptCalls = 5000;
const mostBytes = 21_000_000;
const tokenLives = wecomLimits.token.most / 1000;

/** The server API of the company's app: `/wecom/cgi-bin/<method>`. Errors come with HTTP 200, as WeCom's do. */
export class WecomApi {
  readonly faults = new Faults<WecomFault>();
  readonly calls: WecomRecorded[] = [];
  /** Refuses every token with this errcode (40014, 42001) while set. */
  tokensAre: number | undefined;
  /** Off: calls come from an address that is not among the trusted ones. */
  trustsAddress = true;
  private readonly hanging = new Set<ServerResponse>();

  constructor(private readonly parts: WecomParts) {}

  async handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = new URL(request.url ?? '/', 'http://local');
    const raw = await readBody(request, mostBytes);
    const call = new WecomCall(this.parts, searchParams, raw, request.headers['content-type'] ?? '');
    const fault = this.faults.take(method);
    if (fault !== undefined && this.spoil(fault, { method, call }, response)) return;
    const answer = await this.answer(method, call);
    if (fault?.cut) request.socket.destroy();
    else if (fault?.hang === 'after') this.hanging.add(response);
    else send(response, answer);
  }

  /** Ends the token now: the next call is answered 42001, the next gettoken gives another. */
  expireToken(): void {
    const { token } = this.parts.company.world;
    if (token !== undefined) this.parts.company.world.token = { ...token, until: 0 };
  }

  /** Lets go of calls that hang. */
  stop(): void {
    for (const response of this.hanging) response.destroy();
  }

  private async answer(method: string, call: WecomCall): Promise<WecomAnswered> {
    const answer = await this.run(method, call);
    this.record(method, call, answer instanceof WecomBytes ? { errcode: 0 } : answer);
    return answer;
  }

  private async run(method: string, call: WecomCall): Promise<WecomAnswered> {
    try {
      if (method === 'gettoken') return { errcode: 0, errmsg: 'ok', ...this.token(call.query) };
      this.authorize(call.query);
      const found = methods[method];
      if (found === undefined) throw new WecomError(48001, 'api unauthorized or unknown');
      const answered = await found(call);
      return answered instanceof WecomBytes ? answered : { errcode: 0, errmsg: 'ok', ...answered };
    } catch (problem) {
      if (!(problem instanceof WecomError)) throw problem;
      return this.refusal(problem.errcode, problem.errmsg);
    }
  }

  /** As WeCom words it: hint, address and where to look it up. */
  private refusal(errcode: number, errmsg: string): Json {
    const hint = `hint: [${Math.floor(this.parts.company.wall() / 1000)}_1_${this.parts.company.mint(8)}]`;
    const more = `more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
    return { errcode, errmsg: `${errmsg}, ${hint}, from ip: 203.0.113.7, ${more}` };
  }

  private token(query: URLSearchParams): Json {
    const { seed, world, wall } = this.parts.company;
    if (!query.get('corpid')) throw new WecomError(41002, 'corpid missing');
    if (!query.get('corpsecret')) throw new WecomError(41004, 'corpsecret missing');
    if (query.get('corpid') !== seed.corpId) throw new WecomError(40013, 'invalid corpid');
    if (query.get('corpsecret') !== seed.app.secret) throw new WecomError(40001, 'invalid credential');
    if (world.token === undefined || world.token.until <= wall()) {
      world.token = { value: this.parts.company.mint(), until: wall() + tokenLives * 1000 };
      this.parts.company.changed();
    }
    const left = Math.ceil((world.token.until - wall()) / 1000);
    return { access_token: world.token.value, expires_in: left };
  }

  private authorize(query: URLSearchParams): void {
    const { world, wall } = this.parts.company;
    const token = query.get('access_token');
    if (!token) throw new WecomError(41001, 'access_token missing');
    if (this.tokensAre !== undefined) throw new WecomError(this.tokensAre, 'access_token refused');
    if (token !== world.token?.value) throw new WecomError(40014, 'invalid access_token');
    if (world.token.until <= wall()) throw new WecomError(42001, 'access_token expired');
    if (!this.trustsAddress) throw new WecomError(60020, 'not allow to access from your ip');
  }

  /** Answers (or leaves unanswered) a call by its fault; false where the fault comes after the effect. */
  private spoil(fault: WecomFault, { method, call }: { method: string; call: WecomCall }, to: ServerResponse): boolean {
    if (fault.cut || fault.hang === 'after') return false;
    const answer = fault.errcode === undefined ? {} : this.refusal(fault.errcode, 'as asked for');
    this.record(method, call, answer, fault.hang ? 'hang' : `http_${fault.status ?? 500}`);
    if (fault.hang) this.hanging.add(to);
    else if (fault.errcode !== undefined) answerJson(to, 200, answer);
    else answerJson(to, fault.status ?? 500, {});
    return true;
  }

  private record(method: string, call: WecomCall, answer: Json, otherwise = ''): void {
    const { access_token: _token, corpsecret: _secret, ...query } = Object.fromEntries(call.query);
    const isText = !call.contentType.startsWith('multipart/');
    const raw = isText ? call.raw.toString('utf8') : '';
    const parsed = parseJson(raw);
    const errcode = typeof answer['errcode'] === 'number' ? answer['errcode'] : otherwise;
    const body = isObject(parsed) ? parsed : {};
    this.calls.push({ at: this.parts.company.wall(), method, query, body, raw, errcode, answer });
    if (this.calls.length > keptCalls) this.calls.shift();
  }
}

function send(response: ServerResponse, answer: WecomAnswered): void {
  if (!(answer instanceof WecomBytes)) {
    answerJson(response, 200, answer);
    return;
  }
  response.writeHead(200, {
    'content-type': answer.mime,
    'content-disposition': `attachment; filename="${encodeURIComponent(answer.name)}"`,
  });
  response.end(answer.bytes);
}
