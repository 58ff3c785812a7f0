import { after, hours, type Instant, minutes } from '../../domain/time/instant';
import { DeliveryFailed, MessageGone, type MessageRef } from '../../ports/platform';
import type { SharedKey } from '../../ports/shared-state';
import type { GroupMessage, WecomAdapter } from './adapter';
import { WecomError } from './api';
import { isOutOfSight } from './api/errors';
import { readRef } from './message-ref';
import { type Redraw, redraw } from './redraw';

/** One call of a delivery. */
export type Step =
  | { readonly do: 'send'; readonly to: readonly string[]; readonly body: string; readonly task: string }
  /** `orElse`: when no code works, the card is posted anew, the words are said instead, or it stays as it is. */
  | ({ readonly do: 'redraw'; readonly orElse: 'post' | 'keep' | readonly Step[] } & Redraw)
  /** `must`: it is the delivery itself, not a line for those who read along. */
  | { readonly do: 'group'; readonly message: GroupMessage; readonly must?: true };

/** A delivery as it was drawn up, and how far it has come. Kept, so that a second try repeats it byte for byte. */
export interface Sending {
  readonly ref: MessageRef;
  readonly steps: readonly Step[];
  readonly done: number;
}

/** How a delivery is run. */
export interface Running {
  /** Unique to the delivery. */
  readonly id: string;
  /** Somebody waits: it goes before what can wait. */
  readonly urgent: boolean;
  /** What it is about, for whoever answers it without saying so. */
  readonly slot?: string | undefined;
  /** Told how many calls were done. */
  readonly onDone?: (calls: number) => void;
}

/** A line for those who read along, or the change of a card that may stay as it is: somebody else waits for the others. */
const isNicety = (step: Step): boolean =>
  (step.do === 'redraw' && step.orElse === 'keep') || (step.do === 'group' && step.must !== true);

/** What people wait for comes first; the order is kept within each. */
const inOrder = (steps: readonly Step[]): readonly Step[] => [
  ...steps.filter((step) => !isNicety(step)),
  ...steps.filter(isNicety),
];

/** WeCom looks back four hours for the same request; nothing is tried again much later. */
const keptFor = hours(6);
/** How long an answer is about the card that came last. */
const recentFor = minutes(60);

/**
 * Draws a delivery up, or takes the one an earlier try drew up, and does what is left of it. Throws WecomError,
 * DeliveryFailed, MessageGone.
 */
export async function carryOut(
  wecom: WecomAdapter,
  running: Running,
  drawUp: () => Promise<Omit<Sending, 'done'>>,
): Promise<MessageRef> {
  const key = keyOf(running.id);
  const kept = (await wecom.shared.get(key, wecom.clock.now()))?.value as Sending | undefined;
  const sending: Sending = kept ?? (await drawnUp(drawUp));
  const keep = (done: number): Promise<void> =>
    wecom.shared.put(key, { ...sending, done }, after(wecom.clock.now(), keptFor));
  if (kept === undefined && sending.steps.length > 0 && !(await keepFirst(wecom, key, sending))) await keep(0);
  for (let done = sending.done; done < sending.steps.length; done += 1) {
    running.onDone?.(done);
    const step = sending.steps[done] as Step;
    // The group only reads along: a line it may have read is not said again.
    const oncePerhaps = step.do === 'group' && step.must !== true;
    if (oncePerhaps) await keep(done + 1);
    await perform(wecom, step, running, sending.ref);
    if (!oncePerhaps) await keep(done + 1);
  }
  return sending.ref;
}

/** One statement where nothing was kept of it, and nearly always nothing was. */
const keepFirst = ({ shared, clock }: WecomAdapter, key: SharedKey, sending: Sending): Promise<boolean> =>
  shared.swap({ key, version: undefined, value: sending, now: clock.now(), until: after(clock.now(), keptFor) });

const keyOf = (id: string): SharedKey => `wecom:sending:${id}`;

/** Whether an earlier try drew this delivery up; then carrying it out does what is left of it. */
export const isDrawnUp = async (
  { shared, clock }: Pick<WecomAdapter, 'shared' | 'clock'>,
  id: string,
): Promise<boolean> => (await shared.get(keyOf(id), clock.now())) !== undefined;

async function drawnUp(drawUp: () => Promise<Omit<Sending, 'done'>>): Promise<Sending> {
  const { ref, steps } = await drawUp();
  return { ref, steps: inOrder(steps), done: 0 };
}

async function perform(wecom: WecomAdapter, step: Step, running: Running, ref: MessageRef): Promise<void> {
  if (step.do === 'send') return send(wecom, step, running);
  if (step.do === 'group') return tellGroup(wecom, step);
  if ((await redraw(wecom, step)) || step.orElse === 'keep') return;
  if (step.orElse !== 'post') {
    for (const other of step.orElse) await perform(wecom, other, running, ref);
    return;
  }
  await wecom.codes.replaced(readRef(ref).cards.map(({ task }) => task));
  throw new MessageGone(`no code is left for ${step.task}`);
}

async function send(wecom: WecomAdapter, step: Step & { do: 'send' }, { urgent, slot }: Running): Promise<void> {
  await wecom.pace(step.to, urgent);
  const answer = await wecom.api.call('message/send', step.body).catch(async (error: unknown) => {
    if (!(error instanceof WecomError) || error.fate !== 'recipient') throw error;
    if (step.to.length > 1) throw noneInSight(error.code);
    await leftOrOutOfSight(wecom, step.to);
    throw error;
  });
  const { response_code: code } = answer;
  if (typeof code === 'string' && code !== '') await wecom.codes.keep(step.task, code, 'send');
  await missed(wecom, step.to, answer);
  if (slot !== undefined) for (const account of step.to) await rememberTopic(wecom, account, slot);
}

/** An answer of theirs within the hour is about this. */
export const rememberTopic = ({ shared, clock }: WecomAdapter, account: string, slot: string): Promise<void> =>
  shared.put(`wecom:recent:${account}`, slot, after(clock.now(), recentFor));

/** What they were told about last, within the hour. */
export async function topicOf({ shared, clock }: WecomAdapter, account: string): Promise<string | undefined> {
  const slot = (await shared.get(`wecom:recent:${account}`, clock.now() as Instant))?.value;
  return typeof slot === 'string' ? slot : undefined;
}

const listed = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.toLowerCase().split('|').filter(Boolean) : [];

/** WeCom says "ok" also when some of them got nothing (wecom.md §4.1). Throws DeliveryFailed when nobody did. */
async function missed(
  wecom: WecomAdapter,
  to: readonly string[],
  answer: Readonly<Record<string, unknown>>,
): Promise<void> {
  const invalid = listed(answer['invaliduser']).filter((account) => to.includes(account));
  const unlicensed = listed(answer['unlicenseduser']).filter((account) => to.includes(account));
  if (invalid.length > 1 && invalid.length === to.length) throw noneInSight('invaliduser');
  if (invalid.length === to.length) await leftOrOutOfSight(wecom, invalid);
  else await gone(wecom, invalid);
  if (unlicensed.length > 0) wecom.logger.error('WeCom wants a licence for some people', { accounts: unlicensed });
  if (invalid.length + unlicensed.length < to.length) return;
  throw new DeliveryFailed('wecom', null, invalid.length > 0 ? 'invaliduser' : 'unlicensed');
}

/** None of several: they did not all leave at once, but the app sees nobody any more. Whoever runs it can mend that. */
const noneInSight = (code: string): WecomError =>
  new WecomError('message/send', { code, fate: 'setup', retryIn: minutes(1) });

/** One alone has left, unless WeCom says that the app does not see them: that may be mended. Throws WecomError then. */
async function leftOrOutOfSight(wecom: WecomAdapter, [account = '']: readonly string[]): Promise<void> {
  const why = await refusalOf(wecom, account);
  if (why !== undefined && isOutOfSight(why)) throw noneInSight(why);
  await gone(wecom, [account]);
}

/** Why WeCom says nothing of a member; undefined where it says something, or cannot be asked. */
async function refusalOf({ api }: WecomAdapter, account: string): Promise<string | undefined> {
  try {
    await api.call('user/get', undefined, { userid: account });
    return undefined;
  } catch (error) {
    return error instanceof WecomError ? error.code : undefined;
  }
}

async function gone({ inbound }: WecomAdapter, accounts: readonly string[]): Promise<void> {
  for (const account of accounts) await inbound.left('wecom', account);
}

async function tellGroup({ group, logger }: WecomAdapter, step: Step & { do: 'group' }): Promise<void> {
  try {
    await group?.(step.message);
  } catch (error) {
    if (step.must) throw error;
    const setup = error instanceof WecomError && error.fate === 'setup';
    logger[setup ? 'error' : 'warn']('the group could not be told', { error });
  }
}
