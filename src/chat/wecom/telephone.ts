import type { CallFailure } from '../../domain/escalation/call-failure';
import { own } from '../../domain/own';
import { reachableOn } from '../../domain/people/person';
import { hours, minutes, seconds } from '../../domain/time/instant';
import { wecomLimits } from '../../platforms/wecom-limits';
import { CallRefused, type CallState, type Telephone } from '../../ports/telephone';
import { type Json, type WecomApi, WecomError } from './api';
import { errorOf } from './api/errors';

const callMethod = 'pstncc/call';
const stateMethod = 'pstncc/getstates';

/** Errcodes of the emergency notice (wecom.md §7); to one person too often is a state of that person's. */
const failures: Readonly<Record<string, CallFailure>> = {
  301049: 'not-linked',
  301050: 'switched-off',
  301051: 'no-balance',
};

/** WeCom says nothing while it rings but that nobody has answered; a telephone rings for less than that. */
const ringsFor = seconds(60);

/**
 * WeCom's emergency notice (紧急通知) as a telephone: it rings, and a fixed voice tells whoever answers to look at the app.
 * It tells nothing by itself, so it is asked; and the same request is another call.
 */
export const wecomTelephone = (api: Pick<WecomApi, 'call'>): Telephone => ({
  name: 'wecom',
  reaches: (person) => reachableOn(person, 'wecom'),
  repeats: false,
  patience: ringsFor,
  budgets: [
    { most: wecomLimits.callsIn8Minutes.most, within: minutes(8) },
    { most: wecomLimits.callsIn24Hours.most, within: hours(24) },
  ],
  begin: async ({ person }) => {
    const account = own(person.identities, 'wecom') ?? '';
    const answer = await asked(api, callMethod, { callee_userid: [account] });
    const state = stateIn(answer);
    if (state === undefined) throw new CallRefused('wecom', 'unknown', { code: 'not_wecom' });
    if (state.code !== 0) throw refusedOne(state.code);
    return state.callid;
  },
  look: async (person, ref) => {
    const account = own(person.identities, 'wecom') ?? '';
    return callState(await asked(api, stateMethod, { callee_userid: account, callid: ref }));
  },
});

/** How the call to the one who was named began. */
function stateIn({ states }: Json): { readonly code: number; readonly callid: string } | undefined {
  const [first]: readonly unknown[] = Array.isArray(states) ? states : [];
  if (typeof first !== 'object' || first === null) return undefined;
  const { code, callid } = first as Json;
  if (typeof code !== 'number' || (code === 0 && typeof callid !== 'string')) return undefined;
  return { code, callid: typeof callid === 'string' ? callid.slice(0, 200) : '' };
}

function callState({ istalked: answered, reason }: Json): CallState {
  if (answered === 1) return { is: 'answered' };
  return reason === 0 || reason === undefined ? { is: 'ringing' } : { is: 'failed', why: 'not-reachable' };
}

async function asked(api: Pick<WecomApi, 'call'>, method: string, body: Json): Promise<Json> {
  try {
    return await api.call(method, body);
  } catch (error) {
    throw error instanceof WecomError ? refused(error) : error;
  }
}

/** What a refusal of all it was asked means. */
function refused(error: WecomError): CallRefused {
  const { code, fate } = error;
  const why = own(failures, code) ?? meant(fate);
  return new CallRefused('wecom', why, { code, again: why === 'away' }, error);
}

function meant(fate: WecomError['fate']): CallFailure {
  if (fate === 'uncertain') return 'unknown';
  if (fate === 'later') return 'away';
  return fate === 'recipient' ? 'no-account' : 'refused';
}

/** What it means that this one was not called; how WeCom says that they were called too often is not documented. */
function refusedOne(code: number): CallRefused {
  const error = errorOf(callMethod, code, '');
  const { fate } = error;
  const why = own(failures, String(code)) ?? (fate === 'later' ? 'budget' : meant(fate));
  return new CallRefused('wecom', why, { code: String(code) }, error);
}

/**
 * Why nobody could be called by it, as far as WeCom says without a call: it is asked about one that never was, on account of
 * somebody of the company.
 */
export async function wecomRefusesCalls(
  api: Pick<WecomApi, 'call'>,
  account: string,
): Promise<{ readonly why: CallFailure; readonly code: string } | undefined> {
  try {
    await asked(api, stateMethod, { callee_userid: account, callid: 'none' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const { why, code } = error;
    return own(failures, code) === undefined ? undefined : { why, code };
  }
}
