import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { FileRef } from '../ticket/ticket';
import type { Instant, Span } from '../time/instant';

/** Who is waited for: the substitute who was asked, a lead, or whoever has to name another substitute. */
export type Awaited = 'substitute' | 'lead' | 'choice';

/** Who holds their shifts in that part of the leave; null: there were none. */
export interface Cover {
  readonly span: Span;
  readonly to: PersonId | null;
}

/** Since when somebody is waited for, and how often they were reminded. */
export interface Waiting {
  readonly since: Instant;
  readonly reminders: number;
}

/**
 * Somebody's leave. `asked`: a substitute or a lead has not said yes, and nothing of the roster changes; `granted`: both
 * have; `ended`: it is over, or they are back early.
 */
export interface Leave extends Recorded {
  readonly state: 'asked' | 'granted' | 'declined' | 'withdrawn' | 'ended';
  readonly person: PersonId;
  /** The lead who wrote it down for somebody who is sick. */
  readonly filedBy?: PersonId;
  readonly span: Span;
  /** For them and for leads. */
  readonly reason: string;
  readonly files: readonly FileRef[];
  /** They have no shift in it: nobody has to stand in. */
  readonly alone: boolean;
  /** Whoever was asked last to stand in and has not answered. */
  readonly asked?: PersonId;
  /** Whoever said that they stand in. */
  readonly substitute?: PersonId;
  /** Everybody who was asked, each once. */
  readonly everAsked: readonly PersonId[];
  /** Those who said no. */
  readonly refusedBy: readonly PersonId[];
  readonly approvedBy?: PersonId;
  /** Who holds their shifts, in order; nothing while it is not granted. */
  readonly covers: readonly Cover[];
  readonly waits: Readonly<Partial<Record<Awaited, Waiting>>>;
  /** Since when those who are to say yes are to be told, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  readonly begun?: true;
  /** It was told that it begins while they are still on duty. */
  readonly holeTold?: true;
  readonly backAt?: Instant;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to a leave. */
export type LeaveEvent =
  | (Named<'filed'> &
      MayRest & {
        readonly person: PersonId;
        readonly span: Span;
        readonly reason: string;
        readonly files: readonly FileRef[];
        readonly alone: boolean;
        /** A lead who may approve it wrote it down, and does. */
        readonly approved?: true;
      })
  | Named<'called'>
  | (Named<'asked'> & MayRest & { readonly to: PersonId })
  | (Named<'accepted'> & MayRest)
  | (Named<'refused'> & { readonly words: string })
  | (Named<'approved'> & { readonly alone: boolean })
  | (Named<'declined'> & { readonly words: string })
  | (Named<'reminded'> & { readonly of: Awaited; readonly told: readonly PersonId[] })
  /** Whoever stood in, or was asked to, is there no more. */
  | (Named<'substitute-gone'> & { readonly person: PersonId })
  | Named<'begun'>
  /** It begins, and nobody has their shifts yet: they stay on duty. `until`: the end of the first of those shifts. */
  | (Named<'uncovered'> & { readonly told: readonly PersonId[]; readonly first: Span })
  | Named<'back'>
  | Named<'withdrawn'>
  | Named<'ended'>
  | NotReached;

/** A leave as its first event leaves it. Throws on any other. */
export function beginLeave(first: LeaveEvent): Omit<Leave, 'id'> {
  if (first.type !== 'filed') throw new Error(`a leave begins with ${first.type}`);
  const { by, at, person, span, reason, files, alone, approved, resting } = first;
  return granted(
    {
      ...{ version: 1, state: 'asked', person, span, reason, files, alone },
      ...(by === person ? {} : { filedBy: by }),
      ...(approved ? { approvedBy: by } : {}),
      ...(resting ? { untoldAt: at } : {}),
      ...{ everAsked: [], refusedBy: [], covers: [], openedAt: at, lastEventAt: at, unreached: [] },
      waits: { ...(approved ? {} : { lead: waiting(at) }), ...(alone ? {} : { choice: waiting(at) }) },
    },
    at,
  );
}

const waiting = (since: Instant): Waiting => ({ since, reminders: 0 });

function without<Of extends object, Key extends keyof Of>(of: Of, ...keys: readonly Key[]): Omit<Of, Key> {
  const rest: Partial<Of> = { ...of };
  for (const key of keys) delete rest[key];
  return rest as Omit<Of, Key>;
}

/** What is held of it before that moment. */
const coveredUntil = (covers: readonly Cover[], at: Instant): readonly Cover[] =>
  covers.flatMap(({ span, to }) =>
    span.from >= at ? [] : [{ span: { ...span, to: Math.min(span.to, at) as Instant }, to }],
  );

type Draft = Omit<Leave, 'id'>;

/** Granted, where both have said yes: from then on, or from its beginning, their shifts are the substitute's. */
function granted<Of extends Draft>(leave: Of, at: Instant): Of {
  const { approvedBy, alone, substitute, span, covers } = leave;
  if (approvedBy === undefined || !(alone || substitute !== undefined)) return leave;
  const from = Math.max(span.from, at) as Instant;
  const rest: readonly Cover[] = from < span.to ? [{ span: { from, to: span.to }, to: substitute ?? null }] : [];
  return { ...leave, state: 'granted', covers: [...coveredUntil(covers, from), ...rest] };
}

const over = (leave: Leave, at: Instant, state: 'declined' | 'withdrawn' | 'ended'): Leave => ({
  ...without(leave, 'asked', 'untoldAt'),
  ...{ state, endedAt: at, waits: {} },
  // What was never begun says nothing of the roster.
  covers: state === 'ended' ? coveredUntil(leave.covers, at) : [],
});

/** Somebody else is to stand in. */
const asksAnew = (leave: Leave, at: Instant): Leave => ({
  ...without(leave, 'asked'),
  waits: { ...without(leave.waits, 'substitute'), choice: waiting(at) },
});

const evolveByType = byType<Leave, LeaveEvent>({
  filed: (leave) => leave,
  called: (leave) => without(leave, 'untoldAt'),
  asked: (leave, { to, at, resting }) => ({
    ...leave,
    asked: to,
    everAsked: [...new Set([...leave.everAsked, to])],
    waits: { ...without(leave.waits, 'choice'), substitute: waiting(at) },
    ...(resting ? { untoldAt: at } : {}),
  }),
  accepted: (leave, { by, at, resting }) => {
    const rest = resting ? { untoldAt: at } : {};
    const taken: Leave = {
      ...without(leave, 'asked', 'untoldAt'),
      ...{ substitute: by, alone: false },
      // What leads decide is another thing now.
      waits: {
        ...without(leave.waits, 'substitute', 'choice'),
        ...(leave.approvedBy === undefined ? { lead: waiting(at) } : {}),
      },
    };
    if (leave.approvedBy === undefined) return { ...taken, ...rest };
    if (leave.approvedBy !== by) return granted(taken, at);
    // Nobody approves that they stand in themselves, unless nobody else is there: that is judged anew.
    return {
      ...without(taken, 'approvedBy'),
      ...{ state: 'asked', covers: coveredUntil(leave.covers, at), waits: { ...taken.waits, lead: waiting(at) } },
      ...rest,
    };
  },
  refused: (leave, { by, at }) => ({
    ...(leave.substitute === undefined
      ? asksAnew(leave, at)
      : { ...without(leave, 'asked'), waits: without(leave.waits, 'substitute') }),
    refusedBy: [...new Set([...leave.refusedBy, by])],
  }),
  approved: (leave, { by, at, alone }) => {
    const { lead: _, choice, ...waits } = leave.waits;
    const isNobody = leave.substitute === undefined && leave.asked === undefined;
    const approved: Leave = {
      ...without(leave, 'untoldAt'),
      ...{ approvedBy: by, alone: alone && leave.substitute === undefined },
      // They may have been given a shift since they asked, or none be left.
      waits: { ...waits, ...(isNobody && !alone ? { choice: choice ?? waiting(at) } : {}) },
    };
    return granted(approved, at);
  },
  declined: (leave, { at }) => over(leave, at, 'declined'),
  reminded: (leave, { of }) => {
    const before = leave.waits[of];
    if (before === undefined) return leave;
    return { ...leave, waits: { ...leave.waits, [of]: { ...before, reminders: before.reminders + 1 } } };
  },
  'substitute-gone': (leave, { person, at }) => {
    if (leave.substitute !== person) return leave.asked === person ? asksAnew(leave, at) : leave;
    const alone = { ...without(leave, 'substitute'), covers: coveredUntil(leave.covers, at), state: 'asked' } as Leave;
    return leave.asked === undefined || leave.asked === person ? asksAnew(alone, at) : alone;
  },
  begun: (leave) => ({ ...leave, begun: true }),
  uncovered: (leave, { at }) => {
    const told: Leave = { ...leave, begun: true, holeTold: true };
    if (leave.state !== 'granted') return told;
    // It was granted while they had no shift: they have one since, and nobody to take it.
    const covers = coveredUntil(leave.covers, at);
    return { ...told, state: 'asked', alone: false, covers, waits: { ...leave.waits, choice: waiting(at) } };
  },
  back: (leave, { at }) => ({ ...over(leave, at, 'ended'), backAt: at }),
  withdrawn: (leave, { at }) => over(leave, at, 'withdrawn'),
  ended: (leave, { at }) => over(leave, at, 'ended'),
  'not-reached': (leave, event) => ({ ...leave, unreached: withUnreached(leave.unreached, event) }),
});

/** The leave after the event, but for its version. */
export const evolveLeave = (leave: Leave, event: LeaveEvent): Leave => ({
  ...evolveByType(leave, event),
  lastEventAt: event.at,
});

/** Whether it is neither over nor given up. */
export const isRunning = ({ state }: Pick<Leave, 'state'>): boolean => state === 'asked' || state === 'granted';
