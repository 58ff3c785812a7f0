import type { Person } from '../../domain/people/person';
import type { OpenDraft } from '../../domain/talk/heard';
import { type TicketId, ticketId } from '../../domain/ticket/ticket';
import { after, minutes } from '../../domain/time/instant';
import type { Said } from '../../ports/inbound';
import type { SharedKey } from '../../ports/shared-state';
import type { InboundDeps } from '../inbound-deps';

/** How long what somebody chose to talk about stays chosen; counted from their last word about it. */
const talkLasts = minutes(30);
/** Lines within this long of each other are one burst: people write in pieces. */
const burst = minutes(10);

type Memory = Pick<InboundDeps, 'shared' | 'clock'>;
type Who = Pick<Person, 'id'>;

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The ticket a person is talking about, on a platform without threads. */
export async function currentTicket({ shared, clock }: Memory, by: Who): Promise<TicketId | undefined> {
  const chosen = number((await shared.get(`talk:${by.id}`, clock.now()))?.value);
  return chosen === undefined ? undefined : ticketId(chosen);
}

/** Their next lines belong to that ticket. */
export const talkAbout = ({ shared, clock }: Memory, by: Who, ticket: TicketId): Promise<void> =>
  shared.put(`talk:${by.id}`, ticket, after(clock.now(), talkLasts));

/** Their next lines belong to no ticket in particular. */
export async function talkNoMore({ shared, clock }: Memory, by: Who): Promise<void> {
  await shared.take(`talk:${by.id}`, clock.now());
}

/** Whether this line to a ticket begins a burst, and so is answered with more than a word. */
export async function beginsBurst({ shared, clock }: Memory, by: Who, ticket: TicketId): Promise<boolean> {
  const key: SharedKey = `said:${by.id}:${ticket}`;
  const now = clock.now();
  const known = await shared.get(key, now);
  await shared.put(key, true, after(now, burst));
  return known === undefined;
}

/** Whether a line of theirs went to that ticket within the burst. */
export const isInBurst = async ({ shared, clock }: Memory, by: Who, ticket: TicketId): Promise<boolean> =>
  (await shared.get(`said:${by.id}:${ticket}`, clock.now())) !== undefined;

const openDraftKey = (by: Who): SharedKey => `begun:${by.id}`;

/** Of a fact: another process that changed it since is not written over. */
export interface Version {
  readonly version: number;
}

/** The question that stands open about a draft: what is written now goes with it. */
export async function openDraftNow({ shared, clock }: Memory, by: Who): Promise<(OpenDraft & Version) | undefined> {
  const fact = await shared.get(openDraftKey(by), clock.now());
  if (fact === undefined) return undefined;
  const { value, version } = fact;
  // As a release before this one wrote it.
  return typeof value === 'string' ? { draft: value, asked: 'report', version } : { ...(value as OpenDraft), version };
}

/** Whether what is written there goes with that question: where there are threads each new report stands for itself. */
export const goesWithOpenDraft = (where: Said['where'], { asked }: Pick<OpenDraft, 'asked'>): boolean =>
  where === 'chat' || asked === 'which' || asked === 'belongs' || asked === 'begin';

/** A question about that draft was asked. */
export const keepOpenDraft = ({ shared, clock }: Memory, by: Who, { draft, asked }: OpenDraft): Promise<void> =>
  shared.put(openDraftKey(by), { draft, asked } satisfies OpenDraft, after(clock.now(), burst));

/** The same, where no other process asked anything since. */
export const beginFirst = (
  memory: Memory,
  by: Who,
  openDraft: OpenDraft,
  since: Version | undefined,
): Promise<boolean> => first(memory, openDraftKey(by), openDraft, since);

/** Whether that question still stands, as it does for as long again then; it may have been answered meanwhile. */
export async function standsStill(memory: Memory, by: Who, openDraft: OpenDraft & Version): Promise<boolean> {
  const { draft, asked } = openDraft;
  return (
    (await beginFirst(memory, by, { draft, asked }, openDraft)) || (await openDraftNow(memory, by))?.draft === draft
  );
}

const overKey = (by: Who): SharedKey => `asked-over:${by.id}`;

/** A draft that somebody was asked about within the burst, as words to a ticket that is over. */
interface AskedOver {
  readonly ticket: number;
  readonly draft: string;
}

/** The last one of theirs that they have not answered about. */
export async function askedOver({ shared, clock }: Memory, by: Who): Promise<(AskedOver & Version) | undefined> {
  const fact = await shared.get(overKey(by), clock.now());
  return fact && { ...(fact.value as AskedOver), version: fact.version };
}

/** They are asked what that draft is to a ticket that is over, where no other process asked anything since. */
export const askOverFirst = (memory: Memory, by: Who, asked: AskedOver, since: Version | undefined): Promise<boolean> =>
  first(memory, overKey(by), asked, since);

function first({ shared, clock }: Memory, key: SharedKey, value: unknown, since?: Version): Promise<boolean> {
  const now = clock.now();
  return shared.swap({ key, version: since?.version, value, now, until: after(now, burst) });
}

/** They have answered: what they write next is asked about anew. */
export async function endAskedOver({ shared, clock }: Memory, by: Who): Promise<void> {
  await shared.take(overKey(by), clock.now());
}

const keptKey = (key: string): SharedKey => `kept-words:${key}`;

/** These very words stand in that draft now, so that handling them again after a failure adds nothing. */
export const rememberKept = ({ shared, clock }: Memory, key: string, draft: string): Promise<void> =>
  shared.put(keptKey(key), draft, after(clock.now(), minutes(60)));

/** The draft in which they stand; undefined where that is not known, or not any more. */
export async function keptIn({ shared, clock }: Memory, key: string): Promise<string | undefined> {
  const kept = (await shared.get(keptKey(key), clock.now()))?.value;
  // A release before this one wrote no more than that they are.
  return typeof kept === 'string' ? kept : undefined;
}

/** Whether they stand in a draft already. */
export const areKept = async ({ shared, clock }: Memory, key: string): Promise<boolean> =>
  (await shared.get(keptKey(key), clock.now())) !== undefined;

/** The question was answered. */
export async function endOpenDraft(deps: Memory, by: Who, draft: string): Promise<void> {
  if ((await openDraftNow(deps, by))?.draft === draft) await deps.shared.take(openDraftKey(by), deps.clock.now());
  await endAskedOver(deps, by);
}
