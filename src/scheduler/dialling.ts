import { type AskedTelephone, callFactKey, callKnown, type KnownCall } from '../commands/call-facts';
import { ticketIfThere, type WantedCall } from '../commands/calls';
import { type HeldRing, ringIs, takeTelephone } from '../commands/ring-facts';
import { spendWithin } from '../commands/spend-within';
import { type CallFailure, concernsEverybody } from '../domain/escalation/call-failure';
import { hasRung, whyNotMore } from '../domain/escalation/ring';
import { onRoster, worksTickets } from '../domain/people/person';
import { ticketOf } from '../domain/record/record-ref';
import { after, type Duration, type Instant, seconds } from '../domain/time/instant';
import type { DueTimer } from '../ports/queues';
import { CallRefused, type Telephone } from '../ports/telephone';
import { readerOf } from '../ports/translator';
import { callSaid } from '../views/call-said';
import { again, type CallParts, heard, idOf, later } from './call-parts';
import { eachLimited } from './each-limited';

/** Whoever asked a provider has heard from it by then, or is dead. */
const dialling = seconds(30);
const mostTries = 3;
/** Of tickets that wait for somebody so many are counted, and said. */
const mostCounted = 100;
/** A call that is wanted waits for no longer than this. */
const soon = seconds(20);
const width = 4;

/** What a telephone said, or that it has to be asked once more: what it said may be lost (`mayRing`). */
type Tried =
  | { readonly is: 'begun' }
  | { readonly is: 'later'; readonly mayRing: boolean }
  | { readonly is: 'not'; readonly why: CallFailure };

/**
 * Begins a call by the first telephone that takes it. Their telephone rings with one call at a time: the others wait, and what
 * becomes of that one has become of them. Where none takes it the ticket says why, and the ladder goes on.
 */
export async function begin(parts: CallParts, timer: DueTimer, wanted: WantedCall): Promise<void> {
  if (!onRoster(wanted.person)) return heard(parts, wanted, { outcome: 'failed', why: 'left' });
  const telephones = parts.telephones().filter((one) => one.reaches(wanted.person));
  if (telephones.length === 0) return notCalled(parts, wanted, 'no-number');
  const turn = await takeTelephone(parts, wanted, (dialling + longest(telephones)) as Duration);
  if (turn.is === 'busy') return void (await later(parts, timer, again));
  if (turn.is === 'first') return beginFirst(parts, timer, { wanted, telephones, held: turn.held });
  const { outcome, why } = turn.end;
  const whyNot = why === undefined ? {} : { why };
  return heard(parts, wanted, { outcome, ...whyNot, ...(hasRung(turn.end) ? { rangFor: turn.rangFor } : {}) });
}

/** How long a telephone may ring that one of them was asked to. */
const longest = (telephones: readonly Telephone[]): Duration =>
  Math.max(...telephones.map(({ patience }) => patience)) as Duration;

/** The call that has their telephone. */
interface First {
  readonly wanted: WantedCall;
  readonly telephones: readonly Telephone[];
  readonly held: HeldRing;
}

async function beginFirst(parts: CallParts, timer: DueTimer, { wanted, telephones, held }: First): Promise<void> {
  const tried = await tryEach(parts, telephones, wanted);
  const now = parts.clock.now();
  const { until } = held.ring;
  if (tried.is === 'begun') return ringIs(parts, held, { until, rangAt: now });
  if (tried.is === 'later') {
    if (!tried.mayRing) await ringIs(parts, held, { until: after(now, (again + dialling) as Duration) });
    return void (await later(parts, timer, again));
  }
  const why = whyNotMore(held.ring, tried.why, now);
  await notCalled(parts, wanted, why);
  await ringIs(
    parts,
    held,
    why === 'unknown' ? { until: after(now, longest(telephones)), rangAt: now } : { until: now },
  );
}

async function notCalled(parts: CallParts, wanted: WantedCall, why: CallFailure): Promise<void> {
  parts.logger.warn('somebody could not be called', { ticket: wanted.ticket.id, why });
  await heard(parts, wanted, { outcome: 'failed', why });
}

async function tryEach(parts: CallParts, telephones: readonly Telephone[], wanted: WantedCall): Promise<Tried> {
  let tried: Tried = { is: 'not', why: 'no-number' };
  for (const telephone of telephones) {
    tried = await beginBy(parts, telephone, wanted);
    // Where nobody knows it may ring already: another telephone would make it ring twice.
    if (tried.is !== 'not' || tried.why === 'unknown') return tried;
  }
  return tried;
}

async function beginBy(parts: CallParts, telephone: Telephone, wanted: WantedCall): Promise<Tried> {
  const { shared, clock } = parts;
  const { name, budgets } = telephone;
  const key = callFactKey(idOf(wanted));
  const now = clock.now();
  const until = after(now, callKnown);
  const fact = await shared.get(key, now);
  const known = fact === undefined ? newCall(wanted) : (fact.value as KnownCall);
  const before = known.asked[name];
  const stands = before && standsAt(before, telephone, now);
  if (stands !== undefined) return stands;
  const trying: AskedTelephone = {
    ...{ tries: before?.tries ?? 0, dialledAt: now },
    ...(before?.mayRing || before?.dialledAt !== undefined ? { mayRing: true } : {}),
  };
  const as = (asked: AskedTelephone): KnownCall => ({ ...known, asked: { ...known.asked, [name]: asked } });
  const isOurs = await shared.swap({ key, version: fact?.version, value: as(trying), now, until });
  if (!isOurs) return { is: 'later', mayRing: true };
  const mayCall =
    before !== undefined || (await spendWithin(parts, `budget:call:${name}:${wanted.person.id}`, budgets));
  const said: Said = mayCall ? await dial(parts, telephone, wanted) : { why: 'budget', again: false };
  const { asked, tried } = afterTry(trying, said);
  await shared.put(key, as(asked), until);
  if (said !== 'begun' && said.again && tried.is === 'not') await parts.onTrouble(name, 'away');
  return tried;
}

const newCall = ({ ticket, call: { key, step, person } }: WantedCall): KnownCall => ({
  ...{ key, step, person, ticket: ticket.id },
  asked: {},
});

/** What is known without asking it; undefined: it is to be asked, once more where its answer was lost. */
function standsAt({ why, dialledAt }: AskedTelephone, { repeats }: Telephone, now: Instant): Tried | undefined {
  if (why !== undefined) return { is: 'not', why };
  if (dialledAt === undefined) return undefined;
  if (now < after(dialledAt, dialling)) return { is: 'later', mayRing: true };
  // Whoever asked has died since: nobody knows whether it rang.
  return repeats ? undefined : { is: 'not', why: 'unknown' };
}

/** What a telephone said to one try. */
type Said = 'begun' | { readonly why: CallFailure; readonly again: boolean };

/** A word that it does not call is trusted; where none came back after several tries it may ring all the same. */
function afterTry({ tries, mayRing: before }: AskedTelephone, said: Said) {
  const mayRing = before === true || (said !== 'begun' && said.why === 'unknown');
  const asked: AskedTelephone = { tries: tries + 1, ...(mayRing ? { mayRing: true } : {}) };
  if (said === 'begun') return { asked, tried: { is: 'begun' } as const };
  if (said.again && asked.tries < mostTries) return { asked, tried: { is: 'later', mayRing } as const };
  const why = said.again && mayRing ? 'unknown' : said.why;
  return { asked: { ...asked, why }, tried: { is: 'not', why } as const };
}

/** Asks the provider, and writes down that it rings. */
async function dial(parts: CallParts, telephone: Telephone, wanted: WantedCall): Promise<Said> {
  const { ticket, person, call } = wanted;
  const speak = parts.translator.speakTo(readerOf(person, parts.clock.now(), () => person.name));
  const words = speak(callSaid(ticket, { desk: parts.desk, to: person, others: await othersWaiting(parts, wanted) }));
  const mayClaim = worksTickets(person);
  try {
    const ref = await telephone.begin({ id: idOf(wanted), person, words, language: person.language, mayClaim });
    parts.reach('call.dialled');
    await heard(parts, wanted, { outcome: 'delivered', begun: { key: call.key, by: telephone.name, ref } });
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const { why, code, again: mayPass } = error;
    parts.logger.warn('a telephone did not call', { telephone: telephone.name, why, code });
    if (concernsEverybody(why) && !mayPass) await parts.onTrouble(telephone.name, why);
    return { why, again: mayPass };
  }
  await parts.onWell(telephone.name);
  return 'begun';
}

/** How many other tickets wait for a call to the same person. */
async function othersWaiting(parts: CallParts, { ticket, person }: WantedCall): Promise<number> {
  const calling = await parts.timers.ofKind('call', after(parts.clock.now(), soon), mostCounted);
  const ids = new Set(calling.flatMap((ref) => ticketOf(ref) ?? []));
  ids.delete(ticket.id);
  let others = 0;
  await eachLimited([...ids], width, async (id) => {
    const calls = (await ticketIfThere(parts, id))?.calls ?? [];
    if (calls.some((call) => call.person === person.id && call.begun === undefined)) others += 1;
  });
  return others;
}
