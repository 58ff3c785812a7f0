import type { Dispatcher, FormData } from 'undici';
import { type Duration, minutes, seconds } from '../../../domain/time/instant';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Clock } from '../../../ports/clock';
import type { Logger } from '../../../ports/logger';
import type { SharedState } from '../../../ports/shared-state';
import { bytesOf, headerOf, httpCall } from '../../http-call';
import { throughProxy } from '../../proxy';
import { type Json, type WecomApi, WecomError } from '../api';
import type { WecomConfig } from '../config';
import { createAlarm } from './alarm';
import { errorIn, objectIn } from './answer';
import { mayPass, networkError, refusedToken, unanswered } from './errors';
import { Growing } from './growing';
import { jsonBody } from './json-body';
import { mediaForm, mediumIn } from './media';
import { AccessToken, type Bought } from './token';

/** What a client needs. */
export interface WecomApiDeps {
  readonly config: Pick<WecomConfig, 'corpId' | 'agentId' | 'secret' | 'apiUrl' | 'proxy' | 'webhook'>;
  readonly shared: SharedState;
  /** The real time: access tokens end by it. */
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly pause: (length: Duration) => Promise<void>;
  /** Told the `Date` of each answer. */
  readonly onDate?: (date: string) => void;
}

/** What is sent, and how; by GET unless told. */
type Init = Omit<Parameters<typeof httpCall>[1], 'patience' | 'dispatcher'>;

/** How one call is sent: `token` is undefined where none is needed. */
type Send<T> = (token: string | undefined) => Promise<T>;

const patience = { call: seconds(10), media: seconds(60) };
const mostAnswer = 4 * 1024 * 1024;
/** Tries of a call that WeCom is too busy for. */
const tries = 4;

/**
 * The server API of the configured app (wecom.md §3). `webhook/send` goes to the group's message push, which needs no
 * token. Repeats by itself only what WeCom says did not happen.
 */
export function createWecomApi(deps: WecomApiDeps): WecomApi {
  return new Client(deps);
}

class Client implements WecomApi {
  readonly #token: AccessToken;
  readonly #alarm: (error: WecomError) => void;
  readonly #growing: Growing;
  readonly #dispatcher: Dispatcher | undefined;

  constructor(private readonly deps: WecomApiDeps) {
    this.#dispatcher = deps.config.proxy === undefined ? undefined : throughProxy(deps.config.proxy);
    this.#alarm = createAlarm(deps.clock, deps.logger);
    this.#growing = new Growing(deps.clock);
    this.#token = new AccessToken({ ...deps, buy: () => this.#buy() });
  }

  call(method: string, body?: Json | string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
    const post = { method: 'POST' as const, headers: { 'content-type': 'application/json; charset=utf-8' } };
    const text = typeof body === 'object' ? jsonBody(body) : body;
    const init = text === undefined ? {} : { ...post, body: text };
    return this.#insist(method, (token) => this.#json(method, this.#address(method, token, query), init));
  }

  async upload(...[type, file]: Parameters<WecomApi['upload']>): Promise<string> {
    const method = 'media/upload';
    const body: FormData = mediaForm(type, file);
    const answer = await this.#insist(method, (token) =>
      this.#json(method, this.#address(method, token, { type }), { method: 'POST', body }, patience.media),
    );
    const { media_id: id } = answer;
    if (typeof id !== 'string') throw unanswered(method, 'not_wecom');
    return id;
  }

  download(mediaId: string): ReturnType<WecomApi['download']> {
    const method = 'media/get';
    return this.#insist(method, async (token) => {
      const address = this.#address(method, token, { media_id: mediaId });
      return mediumIn(await this.#ask(method, address, {}, patience.media)).catch(readable(method));
    });
  }

  /** Once more with a new token where it was refused, and a little later where WeCom was busy; never again after that. */
  async #insist<T>(method: string, send: Send<T>): Promise<T> {
    let renewed = false;
    for (let nth = 1; ; nth += 1) {
      const token = method.startsWith('webhook/') ? undefined : await this.#tokenFor(method);
      try {
        const answer = await send(token);
        this.#growing.clear(method);
        return answer;
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        if (token !== undefined && !renewed && refusedToken(error)) {
          renewed = true;
          await this.#token.refused(token);
        } else if (nth < tries && mayPass(error)) await this.deps.pause(seconds(0.2 * 2 ** nth));
        else throw this.#told(error);
      }
    }
  }

  async #tokenFor(method: string): Promise<string> {
    try {
      return await this.#token.current();
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      // Nothing was sent, whatever became of the token.
      const { code, fate, retryIn, said } = error;
      const calm = fate === 'setup' ? fate : 'later';
      const what = { code, fate: calm, retryIn: calm === fate ? retryIn : minutes(1) } as const;
      throw this.#told(new WecomError(method, what, said, error));
    }
  }

  /** The error as the caller gets it; alarmed, and slower each time where WeCom limits us. */
  #told(error: WecomError): WecomError {
    this.#alarm(error);
    if (error.code !== '45009') return error;
    const { method, code, fate, said } = error;
    return new WecomError(method, { code, fate, retryIn: this.#growing.after(method) }, said);
  }

  #address(method: string, token: string | undefined, query: Readonly<Record<string, string>>): string {
    const { apiUrl, webhook } = this.deps.config;
    if (method === 'webhook/send' && webhook !== undefined) return webhook;
    const asked = new URLSearchParams({ ...(token !== undefined && { access_token: token }), ...query });
    return `${apiUrl}/cgi-bin/${method}?${asked}`;
  }

  async #buy(): Promise<Bought> {
    const { corpId, secret } = this.deps.config;
    const address = this.#address('gettoken', undefined, { corpid: corpId, corpsecret: secret });
    const { access_token: token, expires_in: lasts } = await this.#json('gettoken', address, {});
    if (typeof token !== 'string' || token === '') throw unanswered('gettoken', 'not_wecom');
    return { token, lasts: typeof lasts === 'number' ? seconds(lasts) : (wecomLimits.token.most as Duration) };
  }

  async #json(method: string, address: string, init: Init, length = patience.call): Promise<Json> {
    const response = await this.#ask(method, address, init, length);
    const bytes = await bytesOf(response, mostAnswer).catch(readable(method));
    const answer = bytes === 'too large' ? undefined : objectIn(bytes);
    if (answer === undefined) throw unanswered(method, 'not_wecom');
    const error = errorIn(method, answer);
    if (error !== undefined) throw error;
    if (String(answer['errmsg']).startsWith('Warning')) {
      this.deps.logger.warn('WeCom took a call but did not like its JSON', { method });
    }
    return answer;
  }

  /** Throws WecomError for what never reached WeCom, or came from something else. */
  async #ask(method: string, address: string, init: Init, patience: Duration): Promise<Dispatcher.ResponseData> {
    const through = this.#dispatcher === undefined ? {} : { dispatcher: this.#dispatcher };
    const answer = await httpCall(address, { ...init, ...through, patience }).catch((error: unknown) => {
      throw networkError(method, error);
    });
    this.deps.onDate?.(headerOf(answer, 'date') ?? '');
    const { statusCode: status } = answer;
    if (status < 400) return answer;
    void answer.body.dump();
    if (status >= 500) throw unanswered(method, `http_${status}`);
    throw new WecomError(method, { code: `http_${status}`, fate: 'later', retryIn: minutes(1) });
  }
}

/** An answer that broke off. */
const readable =
  (method: string) =>
  (error: unknown): never => {
    throw error instanceof WecomError ? error : networkError(method, error);
  };
