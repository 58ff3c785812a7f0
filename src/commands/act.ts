import { asOfNow } from '../domain/followed';
import type { Person } from '../domain/people/person';
import type { Happened, Timer } from '../domain/record/record';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import type { Refusal } from '../domain/refusal';
import type { DueTimer } from '../ports/queues';
import { MissingRecord } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import type { Card } from '../views/card';
import type { Form } from '../views/form';
import type { CommandDeps } from './command-deps';
import { kindBegunBy, kinds, type WordedBeginning, wordedBeginnings } from './kinds';
import { surroundingsOf } from './record/bind-beginnings';
import type {
  ActionRequest,
  BeginRequest,
  Fired,
  FormRequest,
  Listed,
  Listing,
  Looking,
  Outcome,
  Rewording,
  Saying,
  Says,
  Shown,
} from './record/bound-kind';
import type { CallHeard, Unreached } from './record/kind';
import { transact } from './retry';

/**
 * Does something with a record, whatever its kind. Answers a refusal as a value. Throws MissingRecord, UnknownAction, and
 * Conflict after too many tries.
 */
export const actOn = (deps: CommandDeps, request: ActionRequest): Promise<Outcome> =>
  transact(deps, (tx) => kinds[request.about.kind].act(tx, asOfNow(deps.desk), request));

/** Begins a record. The same answers and errors. */
export const begin = (deps: CommandDeps, request: BeginRequest): Promise<Outcome> =>
  transact(deps, (tx) => kindBegunBy(request.action).begin(tx, asOfNow(deps.desk), request));

/** The form for it, or why this person may not begin one now. */
export const beginFormFor = (deps: CommandDeps, request: Omit<BeginRequest, 'key'>): Promise<Form | Refusal> =>
  transact(deps, (tx) => kindBegunBy(request.action).beginForm(tx, asOfNow(deps.desk), request));

/** The form of an action, or why this person may not fill it in now; undefined: it has none. Throws as `act` does. */
export const formFor = (deps: CommandDeps, request: FormRequest): Promise<Form | Refusal | undefined> =>
  transact(deps, (tx) => kinds[request.about.kind].form(tx, asOfNow(deps.desk), request));

/** A record as somebody may see it; undefined where there is none, or they may not know of it. */
export const cardsOf = (deps: CommandDeps, looking: Looking): Promise<Shown | undefined> =>
  orNothing(transact(deps, (tx) => kinds[looking.about.kind].cards(tx, asOfNow(deps.desk), looking)));

/** The same with what happened to it, as they may read it; both as of one moment. */
export const wholeOf = (
  deps: CommandDeps,
  looking: Looking,
): Promise<(Shown & { readonly history: Card }) | undefined> =>
  orNothing(
    transact(deps, async (tx) => {
      const { cards, history } = kinds[looking.about.kind];
      const shown = await cards(tx, asOfNow(deps.desk), looking);
      const past = shown && (await history(tx, asOfNow(deps.desk), looking));
      return shown && past && { ...shown, history: past };
    }),
  );

/** Those of these records of one kind that this person may know of, a line each, in the order given. */
export const linesOf = (
  deps: CommandDeps,
  { kind, ...listing }: Listing & { readonly kind: KindName },
): Promise<readonly Listed[]> =>
  listing.found.length === 0
    ? Promise.resolve([])
    : transact(deps, (tx) => kinds[kind].lines(tx, asOfNow(deps.desk), listing));

/** What their words for a record become; undefined where it takes none of theirs, or they may not know of it. */
export const saysAbout = (deps: CommandDeps, saying: Saying): Promise<Says | undefined> =>
  orNothing(transact(deps, (tx) => kinds[saying.about.kind].says(tx, asOfNow(deps.desk), saying)));

/** Keeps that somebody's words to a record were changed; `told`: its people hear of it. Undefined: it knows none of them as theirs. */
export const reword = (deps: CommandDeps, rewording: Rewording): Promise<'told' | 'kept' | undefined> =>
  orNothing(transact(deps, (tx) => kinds[rewording.about.kind].reword(tx, asOfNow(deps.desk), rewording)));

/** The record that takes the words to this one now: another where it went on as that. */
export const goesOnIn = async (deps: CommandDeps, about: RecordRef): Promise<RecordRef> =>
  (await orNothing(transact(deps, (tx) => kinds[about.kind].goesOnIn(tx, asOfNow(deps.desk), about)))) ?? about;

/** Beginnings in words of one's own that this person may make use of now, about that record or about none. */
export async function beginningsFor(
  deps: CommandDeps,
  by: Person,
  on?: RecordRef,
): Promise<readonly WordedBeginning[]> {
  const worded = wordedBeginnings();
  if (worded.length === 0) return [];
  const may = await orNothing(
    transact(deps, async (tx) => {
      const around = await surroundingsOf({ tx, desk: asOfNow(deps.desk), kinds }, by, { on });
      return new Set(Object.values(kinds).flatMap(({ mayBegin }) => mayBegin(by, around)));
    }),
  );
  return worded.filter(({ id }) => may?.has(id));
}

const orNothing = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof MissingRecord) return undefined;
    throw error;
  });

/** Acts on a due wake-up. `no-record`: its row belongs to nobody. Throws Conflict after too many tries. */
export const fireTimer = (deps: CommandDeps, due: Pick<DueTimer, 'about' | 'key'>): Promise<Fired | 'no-record'> =>
  orNothing(transact(deps, (tx) => kinds[due.about.kind].fire(tx, asOfNow(deps.desk), due))).then(
    (fired) => fired ?? 'no-record',
  );

/**
 * Writes the wake-ups of these records anew: after the desk file changed, an earlier deadline must not wait for the old
 * one. Nothing else of them changes. Throws Conflict, MissingRecord.
 */
export async function renewTimers(deps: CommandDeps, records: readonly RecordRef[]): Promise<void> {
  for (const about of records) await transact(deps, (tx) => kinds[about.kind].renew(tx, asOfNow(deps.desk), about));
}

/** Writes on the record what became of a call of its ladder, unless the record is gone. Throws Conflict. */
export async function reportCall(
  deps: CommandDeps,
  { about, ...heard }: CallHeard & { readonly about: RecordRef },
): Promise<void> {
  await orNothing(transact(deps, (tx) => kinds[about.kind].receipt(tx, deps.desk, about, heard)));
}

/**
 * Writes those of its wake-ups that are missing and have something to do, and answers them; of a record that is gone none.
 * Throws Conflict.
 */
export const mendTimers = (deps: CommandDeps, about: RecordRef): Promise<readonly Timer[]> =>
  orNothing(transact(deps, (tx) => kinds[about.kind].mend(tx, deps.desk, about))).then((mended) => mended ?? []);

/** What the last event of this log announced when it happened, as far as can be told now. Throws Conflict. */
export function announcedBy(
  deps: CommandDeps,
  about: RecordRef,
  log: readonly [...Happened[], Happened],
): Promise<readonly Announcement[]> {
  const at = log.at(-1)?.at ?? deps.clock.now();
  // By the roster and the calendar as they were then.
  const clock = { now: () => at, monotonic: () => deps.clock.monotonic() };
  const then = { ...deps, clock, committed: () => undefined };
  return transact(then, (tx) => kinds[about.kind].announced(tx, deps.desk, about, log));
}

/** Writes on the record that somebody could not be reached about it, so that it is not swallowed. Throws Conflict, MissingRecord. */
export const reportUnreached = (
  deps: CommandDeps,
  { about, ...unreached }: Unreached & { readonly key: string; readonly about: RecordRef },
): Promise<void> => transact(deps, (tx) => kinds[about.kind].notReached(tx, asOfNow(deps.desk), about, unreached));
