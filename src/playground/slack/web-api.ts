import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackMethod } from '../../platforms/slack-tiers';
import type { SlackApp } from '../app/slack-app';
import { Faults, type SlackFault } from '../faults';
import { answerJson, TooLarge } from '../http/answer';
import { readArguments } from '../http/read-body';
import type { Json } from '../json';
import type { Workspace } from '../workspace';
import { authMethods } from './auth-methods';
import { Call, type Method, type Methods } from './call';
import { chatMethods } from './chat-methods';
import { conversationMethods } from './conversation-methods';
import { fileMethods } from './file-methods';
import { RateLimits } from './rate-limits';
import { reactionMethods } from './reaction-methods';
import { SlackError } from './slack-error';
import { userMethods } from './user-methods';
import { viewMethods } from './view-methods';

const methods: Methods = {
  ...authMethods,
  ...reactionMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
  ...fileMethods,
};

const isMethod = (name: string): name is SlackMethod => Object.hasOwn(methods, name);

/** One call that was made: when (wall time), of what, and how it was answered (`http 429`, an error code or `ok`). */
export interface Recorded {
  readonly at: number;
  readonly method: string;
  readonly args: Json;
  readonly outcome: string;
}

const keptCalls = 5000;

/** Slack's Web API over this workspace. */
export class WebApi {
  readonly faults = new Faults<SlackFault>();
  readonly calls: Recorded[] = [];
  /** Set to `account_inactive` or `token_revoked`, every token is refused with it. */
  tokensAre: string | undefined;
  /** Scopes that the app was not granted, whatever the seed says. */
  readonly withheld = new Set<string>();
  private readonly limits: RateLimits;
  private readonly hanging = new Set<ServerResponse>();

  constructor(
    private readonly workspace: Workspace,
    private readonly app: SlackApp,
  ) {
    this.limits = new RateLimits(workspace.seed.rules ?? {}, workspace.wall);
  }

  async handle(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let args: Json;
    try {
      args = await readArguments(request);
    } catch (problem) {
      if (problem instanceof TooLarge) throw problem;
      answerJson(response, 200, { ok: false, error: 'invalid_json' });
      return;
    }
    const call = new Call(name, args, this.workspace, this.app);
    const fault = this.faults.take(name, ({ channel }) => channel === undefined || channel === call.spoken);
    if (fault !== undefined && this.spoil(fault, { name, args }, response)) return;
    const answer = await this.answer(call, tokenOf(request, args));
    if (fault?.dropAfterEffect) {
      request.socket.destroy();
      return;
    }
    const granted = this.workspace.seed.app.scopes.filter((scope) => !this.withheld.has(scope));
    response.setHeader('x-oauth-scopes', granted.join(','));
    response.setHeader('x-slack-req-id', this.workspace.ids.next('req'));
    const wait = answer['retry_after_seconds'];
    if (typeof wait === 'number') {
      response.setHeader('retry-after', String(wait));
      answerJson(response, 429, { ok: false, error: 'ratelimited' });
    } else answerJson(response, 200, answer);
  }

  /** Whether what came to an address that answers an act goes wrong; it is answered, or never, by then. */
  spoilsAnswer(args: Json, response: ServerResponse): boolean {
    const name = 'response_url';
    const fault = this.faults.take(name);
    return fault !== undefined && this.spoil(fault, { name, args }, response);
  }

  /** Lets go of calls that hang. */
  stop(): void {
    for (const response of this.hanging) response.destroy();
  }

  private async answer(call: Call, token: string): Promise<Json> {
    const { method: name, args } = call;
    let outcome = 'ok';
    try {
      const method = isMethod(name) ? methods[name] : undefined;
      if (!isMethod(name) || method === undefined) throw new SlackError('unknown_method', { req_method: name });
      this.authorize(method, token);
      const wait = this.limits.wait(name, method, method.posts ? call.spoken : undefined);
      if (wait !== undefined) {
        outcome = 'http 429';
        return { retry_after_seconds: wait };
      }
      return { ok: true, ...(await method.run(call)) };
    } catch (problem) {
      if (!(problem instanceof SlackError)) throw problem;
      outcome = problem.code;
      return { ok: false, error: problem.code, ...problem.extra };
    } finally {
      this.record(name, args, outcome);
    }
  }

  private authorize(method: Method, token: string): void {
    const { app } = this.workspace.seed;
    if (token === '') throw new SlackError('not_authed');
    if (this.tokensAre !== undefined) throw new SlackError(this.tokensAre);
    if (method.appToken && token === app.botToken) throw new SlackError('not_allowed_token_type');
    if (!method.appToken && token === app.appToken) throw new SlackError('not_allowed_token_type');
    if (token !== (method.appToken ? app.appToken : app.botToken)) throw new SlackError('invalid_auth');
    const granted = app.scopes.filter((scope) => !this.withheld.has(scope));
    if (method.scopes.length === 0 || method.scopes.some((scope) => granted.includes(scope))) return;
    throw new SlackError('missing_scope', { needed: method.scopes.join(','), provided: granted.join(',') });
  }

  /** Answers (or leaves unanswered) a call by its fault; false where the fault comes after the effect. */
  private spoil(
    fault: SlackFault,
    call: { readonly name: string; readonly args: Json },
    response: ServerResponse,
  ): boolean {
    if (fault.dropAfterEffect) return false;
    this.record(call.name, call.args, fault.error ?? (fault.hang ? 'hang' : `http ${fault.status ?? 500}`));
    if (fault.hang) this.hanging.add(response);
    else if (fault.error !== undefined) answerJson(response, 200, { ok: false, error: fault.error });
    else {
      if (fault.status === 429) response.setHeader('retry-after', String(fault.retryAfter ?? 1));
      answerJson(response, fault.status ?? 500, {
        ok: false,
        error: fault.status === 429 ? 'ratelimited' : 'internal_error',
      });
    }
    return true;
  }

  private record(method: string, args: Json, outcome: string): void {
    const { token: _hidden, ...shown } = args;
    this.calls.push({ at: this.workspace.wall(), method, args: shown, outcome });
    if (this.calls.length > keptCalls) this.calls.shift();
  }
}

function tokenOf(request: IncomingMessage, args: Json): string {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : '');
}
