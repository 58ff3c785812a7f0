import { type CallFailure, failureNamed } from '../../domain/escalation/call-failure';

const states = ['ringing', 'answered', 'unanswered', 'failed'] as const;

/** What a provider tells about a call. */
export interface CallNews {
  /** The desk's name for the call. */
  readonly call: string;
  readonly state: (typeof states)[number];
  /** Why it failed. */
  readonly why: CallFailure;
  /** The key that was pressed, if one was. */
  readonly key?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a body; or the names of what is missing or wrong. `undefined`: it is no JSON. */
export function readNews(body: Buffer): CallNews | readonly string[] | undefined {
  const json = jsonIn(body);
  if (json === undefined) return undefined;
  const { call, state, why, key } = typeof json === 'object' && json !== null ? (json as Json) : {};
  const known = states.find((one) => one === state);
  const isKey = key === undefined || key === null || (typeof key === 'string' && /^[0-9*#]?$/.test(key));
  if (typeof call !== 'string' || !/^[\w-]{1,40}$/.test(call) || known === undefined || !isKey) {
    return [
      ...(typeof call === 'string' && /^[\w-]{1,40}$/.test(call) ? [] : ['call']),
      ...(known === undefined ? ['state'] : []),
      ...(isKey ? [] : ['key']),
    ];
  }
  return {
    call,
    state: known,
    why: failureNamed(why) ?? 'not-reachable',
    ...(typeof key === 'string' && key !== '' && { key }),
  };
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
