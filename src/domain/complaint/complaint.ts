import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded, redactedByType } from '../record/record';
import type { RecordRef } from '../record/record-ref';
import { type Reworded, rewordedIn } from '../record/reworded';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { FileRef } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { type ComplaintLevel, withPeople } from './complaint-level';

/** What became of a complaint in the eyes of whoever answered it. */
export const verdicts = ['justified', 'partly', 'not'] as const;
export type ComplaintVerdict = (typeof verdicts)[number];

/** An answer of one level: what was found stays inside, the rest is the complainant's to read. */
export interface ComplaintAnswer {
  readonly level: number;
  readonly by: PersonId;
  readonly at: Instant;
  /** Since when the level had it. */
  readonly since: Instant;
  readonly verdict: ComplaintVerdict;
  readonly findings: string;
  readonly text: string;
  readonly measures: string;
}

/** A complaint (HOT-7): recorded carefully, answered level by level, over when its complainant says so or nobody is above. */
export interface Complaint extends Recorded {
  /** `open`: a level has it; `answered`: its complainant is asked; `closed`: it is over. */
  readonly state: 'open' | 'answered' | 'closed';
  readonly complainant: PersonId;
  /** Who wrote it down for somebody on the phone. */
  readonly filedBy?: PersonId;
  /** The ticket it is about. Absent: none. */
  readonly about?: RecordRef<'ticket'>;
  /** Whom it is about. Absent: nobody in particular. */
  readonly against?: PersonId;
  /** Who sees nothing of it and decides nothing: whom it is about, and who worked with them in the matter. */
  readonly excluded: readonly PersonId[];
  /** The levels it may come to, as they were when it was made. Absent: made before they were kept, so the desk file's. */
  readonly levels?: readonly ComplaintLevel[];
  readonly place: string;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** What its complainant wrote later. */
  readonly added: readonly { readonly at: Instant; readonly text: string; readonly files: readonly FileRef[] }[];
  readonly openedAt: Instant;
  /** From 0: which of the desk's levels has it, since when, and who was told then. */
  readonly level: number;
  readonly levelSince: Instant;
  readonly told: readonly PersonId[];
  /** Everybody of any level who was ever told, each once. Absent: kept before it was counted. */
  readonly heard?: readonly PersonId[];
  /** Since when it waits for an opening before its level is called: it came while everybody rested. */
  readonly untoldAt?: Instant;
  /** Who of the level looks after it. */
  readonly takenBy?: PersonId;
  readonly remindedAt?: Instant;
  readonly answers: readonly ComplaintAnswer[];
  /** When the time of a level ended without an answer. */
  readonly missedAt: readonly Instant[];
  /** Who has read it, each once, in order. */
  readonly readBy: readonly { readonly person: PersonId; readonly at: Instant }[];
  readonly closedAt?: Instant;
  /** How it ended: the answer was accepted, nobody said anything, it was taken back, or nobody is left to go to. */
  readonly ended?: 'accepted' | 'silence' | 'withdrawn' | 'not-accepted';
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

/** Which level has it, and who is told there. */
export interface ToLevel extends MayRest {
  readonly level: number;
  readonly told: readonly PersonId[];
}

/** Everything that can happen to a complaint. */
export type ComplaintEvent =
  | (Happened & {
      readonly type: 'complained';
      readonly complainant: PersonId;
      readonly about?: RecordRef<'ticket'>;
      readonly against?: PersonId;
      readonly excluded: readonly PersonId[];
      readonly levels?: readonly ComplaintLevel[];
      readonly place: string;
      readonly text: string;
      readonly files: readonly FileRef[];
    } & ToLevel)
  /** The place has opened, and the level is called. */
  | (Happened & { readonly type: 'called' })
  | (Happened & { readonly type: 'taken' })
  | (Happened & { readonly type: 'added'; readonly text: string; readonly files: readonly FileRef[] } & MayRest)
  /** Its complainant changed what they had written. */
  | Reworded
  | (Happened & { readonly type: 'read' })
  | (Happened & { readonly type: 'answered' } & Omit<ComplaintAnswer, 'by' | 'at' | 'level' | 'since'>)
  | (Happened & { readonly type: 'passed-up'; readonly reason: string } & ToLevel)
  /** The time of the level ended without an answer; `vacant`: nobody was there any more to give one. */
  | (Happened & { readonly type: 'moved-up'; readonly vacant?: true } & ToLevel)
  /** `late`: the time is over, and nobody is above. */
  | (Happened & { readonly type: 'reminded'; readonly told: readonly PersonId[]; readonly late: boolean })
  /** The answer was not accepted; `to` absent: nobody is above, and it ends so. */
  | (Happened & { readonly type: 'not-accepted'; readonly text: string; readonly to?: ToLevel })
  | (Happened & { readonly type: 'accepted'; readonly how: 'said' | 'silence' })
  | (Happened & { readonly type: 'withdrawn'; readonly text: string })
  | NotReached;

type Complained = Extract<ComplaintEvent, { readonly type: 'complained' }>;

/** A complaint as its first event leaves it. Throws on any other. */
export function beginComplaint(first: ComplaintEvent): Omit<Complaint, 'id'> {
  if (first.type !== 'complained') throw new Error(`a complaint begins with ${first.type}`);
  const { type: _, by, at, resting, ...said }: Complained = first;
  return {
    ...said,
    ...(resting ? { untoldAt: at } : {}),
    version: 1,
    state: 'open',
    ...(by === said.complainant ? {} : { filedBy: by }),
    added: [],
    openedAt: at,
    levelSince: at,
    heard: said.told,
    answers: [],
    missedAt: [],
    readBy: [],
    lastEventAt: at,
    unreached: [],
  };
}

const toldTo = ({ heard = [] }: Complaint, told: readonly PersonId[]): Pick<Complaint, 'told' | 'heard'> => ({
  told,
  heard: [...new Set([...heard, ...told])],
});

const atLevel = (complaint: Complaint, { level, told, resting }: ToLevel, at: Instant): Complaint => {
  const { takenBy: _taken, remindedAt: _reminded, ...rest } = known(complaint);
  const untold = resting ? { untoldAt: at } : {};
  return { ...rest, ...toldTo(complaint, told), state: 'open', level, levelSince: at, ...untold };
};

/** Whoever has it knows of it. */
const known = ({ untoldAt: _untold, ...rest }: Complaint): Complaint => rest;

const closed = (complaint: Complaint, at: Instant, ended: NonNullable<Complaint['ended']>): Complaint => ({
  ...known(complaint),
  state: 'closed',
  closedAt: at,
  ended,
});

/** Somebody has read it by then: who looked at it, and whoever does something with it from their card. */
const readBy = (complaint: Complaint, { by, at }: ComplaintEvent): Pick<Complaint, 'readBy'> => ({
  readBy: complaint.readBy.some(({ person }) => person === by)
    ? complaint.readBy
    : [...complaint.readBy, { person: by, at }],
});

const evolveByType = byType<Complaint, ComplaintEvent>({
  complained: (complaint) => complaint,
  called: known,
  taken: (complaint, event) => ({ ...known(complaint), ...readBy(complaint, event), takenBy: event.by }),
  added: (complaint, { at, text, files, resting }) => ({
    ...complaint,
    ...(resting && complaint.untoldAt === undefined ? { untoldAt: at } : {}),
    added: [...complaint.added, { at, text, files }],
  }),
  reworded: (complaint, event) => ({
    ...complaint,
    text: rewordedIn(complaint.text, event),
    added: complaint.added.map((one) => ({ ...one, text: rewordedIn(one.text, event) })),
  }),
  read: (complaint, event) => ({ ...complaint, ...readBy(complaint, event) }),
  answered: (complaint, event) => {
    const { by, at, verdict, findings, text, measures } = event;
    const said = { level: complaint.level, since: complaint.levelSince, by, at, verdict, findings, text, measures };
    return {
      ...known(complaint),
      ...readBy(complaint, event),
      ...{ state: 'answered', answers: [...complaint.answers, said] },
    };
  },
  'passed-up': (complaint, event) => ({ ...atLevel(complaint, event, event.at), ...readBy(complaint, event) }),
  'moved-up': (complaint, event) => ({
    ...atLevel(complaint, event, event.at),
    // Where nobody could be told, or is there any more, there was nobody who let it pass.
    missedAt: event.vacant || complaint.told.length === 0 ? complaint.missedAt : [...complaint.missedAt, event.at],
  }),
  reminded: (complaint, { at, told }) => ({ ...complaint, ...toldTo(complaint, told), remindedAt: at }),
  'not-accepted': (complaint, { at, text, to }) => {
    const told = { ...complaint, added: [...complaint.added, { at, text, files: [] }] };
    return to === undefined ? closed(told, at, 'not-accepted') : atLevel(told, to, at);
  },
  accepted: (complaint, { at, how }) => closed(complaint, at, how === 'silence' ? 'silence' : 'accepted'),
  withdrawn: (complaint, { at }) => closed(complaint, at, 'withdrawn'),
  'not-reached': (complaint, event) => ({ ...complaint, unreached: withUnreached(complaint.unreached, event) }),
});

/** The complaint after the event, but for its version. */
export const evolveComplaint = (complaint: Complaint, event: ComplaintEvent): Complaint => ({
  ...evolveByType(complaint, event),
  lastEventAt: event.at,
});

/** An event of a complaint without the words, files and people that are taken away. */
export const redactedComplaint = redactedByType<ComplaintEvent>({
  complained: ({ against, levels, ...event }, how) => ({
    ...event,
    complainant: how.person(event.complainant),
    ...(against === undefined ? {} : { against: how.person(against) }),
    ...(levels === undefined ? {} : { levels: levels.map((level) => withPeople(level, how.person)) }),
    excluded: event.excluded.map(how.person),
    told: event.told.map(how.person),
    text: how.text(event.text, event.complainant),
    files: how.files(event.files, event.complainant),
  }),
  called: (event) => event,
  taken: (event) => event,
  added: (event, how) => ({
    ...event,
    text: how.text(event.text, event.by),
    files: how.files(event.files, event.by),
  }),
  reworded: ({ now, ...event }, how) => ({
    ...event,
    before: how.text(event.before, event.by),
    ...(now === undefined ? {} : { now: how.text(now, event.by) }),
  }),
  read: (event) => event,
  answered: (event, how) => ({
    ...event,
    findings: how.text(event.findings, event.by, true),
    text: how.text(event.text, event.by),
    measures: how.text(event.measures, event.by),
  }),
  'passed-up': (event, how) => ({
    ...event,
    reason: how.text(event.reason, event.by, true),
    told: event.told.map(how.person),
  }),
  'moved-up': (event, how) => ({ ...event, told: event.told.map(how.person) }),
  reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
  'not-accepted': ({ to, ...event }, how) => ({
    ...event,
    text: how.text(event.text, event.by),
    ...(to === undefined ? {} : { to: { ...to, told: to.told.map(how.person) } }),
  }),
  accepted: (event) => event,
  withdrawn: (event, how) => ({ ...event, text: how.text(event.text, event.by) }),
  'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
});
