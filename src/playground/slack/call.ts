import type { SlackMethod } from '../../platforms/slack-tiers';
import type { SlackApp } from '../app/slack-app';
import { isObject, type Json, parseJson } from '../json';
import type { Workspace } from '../workspace';
import type { StoredChannel } from '../world';
import { SlackError } from './slack-error';

/** One call of a Web API method, its arguments read the way Slack reads them (form or JSON). */
export class Call {
  constructor(
    readonly method: string,
    readonly args: Json,
    readonly workspace: Workspace,
    readonly app: SlackApp,
  ) {}

  /** A text argument; undefined where absent or empty. Numbers and flags are read as text. */
  text(name: string): string | undefined {
    const value = this.args[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  need(name: string): string {
    const value = this.text(name);
    if (value === undefined)
      throw new SlackError('invalid_arguments', {
        response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
      });
    return value;
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.text(name) ?? '');
  }

  /** A JSON argument, sent as JSON or as text holding JSON; undefined where absent. Throws `bad` where it is no JSON. */
  json(name: string, bad = 'invalid_arguments'): unknown {
    const value = this.args[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (value === '') return undefined;
    const parsed = parseJson(value);
    if (parsed === undefined) throw new SlackError(bad);
    return parsed;
  }

  object(name: string, bad?: string): Json {
    const value = this.json(name, bad);
    if (!isObject(value)) throw new SlackError(bad ?? 'invalid_arguments');
    return value;
  }

  /** Id of the conversation it speaks in, whatever name it is called by. */
  get spoken(): string | undefined {
    const id = this.text('channel');
    return id === undefined ? undefined : (this.#named(id)?.id ?? id);
  }

  #named(id: string): StoredChannel | undefined {
    const { workspace } = this;
    const found = workspace.channel(id);
    if (found !== undefined || id === workspace.bot) return found;
    return workspace.world.channels.find((one) => one.kind === 'dm' && one.members.includes(id));
  }

  /** The conversation an argument names: by id, or a person's dm by their user id. Throws channel_not_found. */
  channel(name = 'channel'): StoredChannel {
    const id = this.text(name);
    if (id === undefined) throw new SlackError('channel_not_found');
    const { workspace } = this;
    const found = this.#named(id);
    if (found === undefined || (found.kind === 'private' && !found.members.includes(workspace.bot)))
      throw new SlackError('channel_not_found');
    return found;
  }

  /** The rows of a list that this page holds, and Slack's cursor for the next ones. */
  page<T>(rows: readonly T[], usual = 100): { readonly rows: readonly T[]; readonly next: string } {
    const from = Number(Buffer.from(this.text('cursor') ?? '', 'base64').toString() || 0);
    const size = Math.min(Math.max(Number(this.text('limit') ?? usual) || usual, 1), 1000);
    if (Number.isNaN(from)) throw new SlackError('invalid_cursor');
    const next = from + size < rows.length ? Buffer.from(String(from + size)).toString('base64') : '';
    return { rows: rows.slice(from, from + size), next };
  }
}

/** A Web API method: which of these scopes it needs (any one), and what it does. */
export interface Method {
  readonly scopes: readonly string[];
  /** Takes the app-level token instead of the bot's. */
  readonly appToken?: boolean;
  /** Counts towards one message a second in its channel. */
  readonly posts?: boolean;
  readonly run: (call: Call) => Json | Promise<Json>;
}

/** Methods by name. */
export type Methods = Readonly<Partial<Record<SlackMethod, Method>>>;
