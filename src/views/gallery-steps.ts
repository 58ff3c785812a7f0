import type { Hop } from '../domain/escalation/receipts';
import type { PersonId } from '../domain/people/person';
import type { TicketEvent } from '../domain/ticket/event';
import type { FileRef } from '../domain/ticket/ticket';
import { after, type Instant, minutes } from '../domain/time/instant';

/** Who plays in the gallery, and when it begins. */
export interface Cast {
  readonly requester: PersonId;
  readonly owner: PersonId;
  readonly helper: PersonId;
  readonly startsAt: Instant;
  /** Catalogue item of a hardware fault, and a place, as the desk has them. */
  readonly category: string;
  readonly place: string;
}

/** Everything people can type, either as long as it may be or as short. */
export interface Typing {
  readonly name: 'longest' | 'shortest';
  readonly text: (most: number) => string;
  readonly files: readonly FileRef[];
}

const longWords = '打印机<@U1> & *坏* <!channel> 👩‍👩‍👧‍👦 @everyone =1+1 ';
const signs = [...longWords].length;
/** Everything as long as it may be. */
export const longest: Typing = {
  name: 'longest',
  text: (most) => [...longWords.repeat(Math.ceil(most / signs))].slice(0, most).join(''),
  files: Array.from({ length: 5 }, (_, nth) => ({
    id: `F${nth}`,
    name: `${longWords}.png`,
    mime: 'image/png',
    size: 10 * 1024 * 1024,
    platform: 'slack',
    source: {},
  })),
};
/** Everything as short as it may be. */
export const shortest: Typing = { name: 'shortest', text: (most) => (most > 100 ? '坏' : ''), files: [] };

type Step = (said: { readonly by: PersonId; readonly at: Instant }, typing: Typing, cast: Cast) => TicketEvent;

const by = (who: 'requester' | 'owner' | 'helper' | 'desk', step: Step) => ({ who, step });

/** What became of a call to one of them. */
const heard = (whom: 'owner' | 'helper', hop: Omit<Hop, 'person'>) =>
  by('desk', (said, _typing, cast) => ({ type: 'rescue-receipt', ...said, person: cast[whom], ...hop }));

/** What can happen in a story of the gallery, by whom; a test holds it against the kinds of events. */
export const steps = {
  claimed: by('owner', (said) => ({ type: 'claimed', ...said })),
  returned: by('owner', (said, { text }) => ({ type: 'claim-returned', ...said, reason: text(3000) })),
  urgent: by('requester', (said) => ({ type: 'urgency-raised', ...said })),
  remote: by('owner', (said) => ({ type: 'remote-started', ...said })),
  dispatched: by('owner', (said) => ({ type: 'dispatched', ...said })),
  arrived: by('owner', (said) => ({ type: 'arrived', ...said })),
  located: by('owner', (said, { text }) => ({ type: 'located', ...said, finding: text(3000) })),
  helped: by('owner', (said, _typing, { helper }) => ({ type: 'collaborator-added', ...said, person: helper })),
  progress: by('owner', (said, { text }) => ({
    type: 'progress-reported',
    ...said,
    text: text(3000),
    automatic: false,
    promise: 'kept',
  })),
  promised: by('owner', (said, { text }) => ({
    type: 'promised',
    ...said,
    due: after(said.at, minutes(30)),
    text: text(3000),
  })),
  waiting: by('owner', (said, { text }) => ({
    type: 'waiting-started',
    ...said,
    reason: 'requester',
    note: text(3000),
    stops: ['SLA-4', 'SLA-5'],
    progress: 'paused',
    endsWhenAnswered: true,
  })),
  resumed: by('owner', (said) => ({ type: 'resumed', ...said })),
  offered: by('owner', (said, { text }, { helper }) => ({
    type: 'handover-offered',
    ...said,
    to: helper,
    note: text(3000),
  })),
  unreached: by('owner', (said, _typing, { helper }) => ({
    type: 'not-reached',
    ...said,
    person: helper,
    why: 'no account',
    about: 'card',
  })),
  resolved: by('owner', (said, { text }) => ({
    type: 'resolved',
    ...said,
    cause: text(3000),
    fix: text(3000),
    notDone: text(3000),
    advice: text(3000),
  })),
  notFixed: by('requester', (said, { text }) => ({ type: 'not-fixed', ...said, text: text(3000) })),
  confirmed: by('requester', (said) => ({ type: 'confirmed', ...said, how: 'confirmed' })),
  silent: by('owner', (said) => ({ type: 'confirmed', ...said, how: 'silence' })),
  ratedWell: by('requester', (said, { text }) => ({
    type: 'rated',
    ...said,
    stars: 5,
    reasons: [],
    comment: text(100),
  })),
  ratedLow: by('requester', (said, { text }) => ({
    type: 'rated',
    ...said,
    stars: 1,
    reasons: ['slow-answer', 'attitude', 'no-longer-listed'],
    comment: text(3000),
    callbackDue: after(said.at, minutes(120)),
  })),
  calledBack: by('helper', (said, { text }) => ({ type: 'called-back', ...said, note: text(3000) })),
  withdrawn: by('requester', (said, { text }) => ({
    type: 'cancelled',
    ...said,
    reason: 'withdrawn',
    note: text(3000),
  })),
  reopened: by('requester', (said, { text }) => ({ type: 'reopened', ...said, text: text(3000) })),
  termsCorrected: by('desk', (said, { text }) => ({
    type: 'terms-corrected',
    ...said,
    terms: [{ round: 1, version: 2 }],
    reason: text(200),
  })),
  noted: by('helper', (said, { text }) => ({ type: 'noted', ...said, text: text(3000) })),
  wrote: by('requester', (said, { text, files }) => ({
    type: 'replied',
    ...said,
    side: 'requester',
    text: text(3000),
    files,
  })),
  rewrote: by('requester', (said, { text }) => ({
    type: 'words-changed',
    ...said,
    of: 'report',
    before: text(3000),
    now: text(2999),
  })),
  corrected: by('owner', (said, { text }, { category, requester }) => ({
    type: 'corrected',
    ...said,
    reason: text(3000),
    was: { category, urgent: false, spot: text(100) },
    now: { category, urgent: true, spot: text(100) },
    whose: requester,
  })),
  loweringAsked: by('owner', (said, { text }, { requester }) => ({
    type: 'corrected',
    ...said,
    ...{ reason: text(3000), was: {}, now: {}, whose: requester, asksLower: true },
  })),
  loweringReminded: by('desk', (said) => ({ type: 'lowering-reminded', ...said })),
  keptUrgent: by('requester', (said) => ({ type: 'lowering-answered', ...said, canWait: false })),
  lowered: by('requester', (said) => ({ type: 'lowering-answered', ...said, canWait: true })),
  handedOn: by('owner', (said, { text }, { requester, helper }) => ({
    type: 'corrected',
    ...said,
    ...{ reason: text(3000), was: { requester }, now: { requester: helper }, whose: requester },
  })),
  answered: by('owner', (said, { text, files }) => ({
    type: 'replied',
    ...said,
    side: 'engineers',
    text: text(3000),
    files,
  })),
  wroteAfter: by('requester', (said, { text, files }) => ({
    type: 'replied',
    ...said,
    side: 'requester',
    text: text(3000),
    files,
    asksIfFixed: true,
  })),
  doubtReminded: by('desk', (said) => ({ type: 'doubt-reminded', ...said, to: 'requester' })),
  doubtTold: by('desk', (said) => ({ type: 'doubt-reminded', ...said, to: 'leads' })),
  justRemark: by('requester', (said) => ({ type: 'doubt-settled', ...said })),
  left: by('helper', (said, _typing, { helper }) => ({ type: 'collaborator-left', ...said, person: helper })),
  accepted: by('helper', (said, _typing, { owner }) => ({
    type: 'handover-accepted',
    ...said,
    from: owner,
    offeredAt: said.at,
  })),
  declined: by('helper', (said, { text }) => ({
    type: 'handover-declined',
    ...said,
    reason: text(3000),
    offeredAt: said.at,
  })),
  handoverReminded: by('desk', (said) => ({ type: 'handover-reminded', ...said })),
  handoverEnded: by('desk', (said, _typing, { helper }) => ({
    type: 'handover-ended',
    ...said,
    to: helper,
    offeredAt: said.at,
  })),
  assigned: by('helper', (said, { text }, { owner }) => ({
    type: 'assigned',
    ...said,
    to: owner,
    because: 'new',
    reason: text(3000),
  })),
  named: by('desk', (said, _typing, { owner }) => ({
    type: 'assigned',
    ...said,
    to: owner,
    because: 'unclaimed',
    reason: '',
  })),
  reassigned: by('helper', (said, { text }, { owner, helper }) => ({
    type: 'assigned',
    ...said,
    to: owner,
    because: 'owner-gone',
    reason: text(3000),
    from: helper,
  })),
  took: by('owner', (said) => ({ type: 'assignment-taken', ...said })),
  refused: by('owner', (said, { text }) => ({
    type: 'assignment-refused',
    ...said,
    reason: text(3000),
    assignedAt: said.at,
  })),
  unheard: by('desk', (said, _typing, { owner }) => ({
    type: 'assignment-unanswered',
    ...said,
    to: owner,
    assignedAt: said.at,
  })),
  nobodyLeft: by('desk', (said, _typing, { helper }) => ({ type: 'assignment-failed', ...said, told: [helper] })),
  updatesChosen: by('requester', (said) => ({ type: 'updates-chosen', ...said, choice: 'news' })),
  silence: by('desk', (said, _typing, { owner, helper }) => ({
    ...{ type: 'silence-step-taken', ...said, step: 0, told: [owner], ways: ['chat'] },
    whyNot: [{ person: helper, why: 'on-leave' }],
  })),
  reminded: heard('owner', { ladder: 'silence', step: 0, way: 'chat', outcome: 'delivered' }),
  asked: by('desk', (said) => ({ type: 'progress-asked', ...said, hour: after(said.at, minutes(10)) })),
  automatic: by('desk', (said) => ({ type: 'progress-reported', ...said, text: '', automatic: true, promise: 'open' })),
  promiseReminded: by('desk', (said) => ({ type: 'promise-reminded', ...said })),
  promiseKept: by('owner', (said) => ({ type: 'promise-kept', ...said })),
  promiseSlipped: by('desk', (said) => ({
    type: 'promise-slipped',
    ...said,
    due: said.at,
    newDue: after(said.at, minutes(60)),
  })),
  called: by('desk', (said, _typing, { owner, helper }) => ({
    type: 'rescue-step-taken',
    ...said,
    step: 0,
    told: [owner, helper],
    again: [owner],
    unreached: [],
  })),
  rang: heard('owner', { step: 0, way: 'chat', outcome: 'delivered' }),
  calledOnce: heard('helper', { step: 1, way: 'call', outcome: 'unanswered' }),
  lost: heard('helper', { step: 2, way: 'chat', outcome: 'failed', why: 'left' }),
  warned: by('desk', (said, _typing, { startsAt }) => ({
    type: 'clock-warned',
    ...said,
    clause: 'SLA-5',
    startedAt: startsAt,
    due: after(said.at, minutes(10)),
  })),
  missed: by('desk', (said, _typing, { startsAt }) => ({
    type: 'clock-breached',
    ...said,
    clause: 'SLA-2',
    startedAt: startsAt,
    due: said.at,
    newTime: after(said.at, minutes(60)),
  })),
  ratingReminded: by('desk', (said) => ({ type: 'rating-reminded', ...said })),
  callbackReminded: by('desk', (said) => ({ type: 'callback-reminded', ...said })),
  ownerGone: by('desk', (said, _typing, { owner }) => ({ type: 'owner-gone', ...said, person: owner })),
  duplicate: by('owner', (said) => ({
    type: 'cancelled',
    ...said,
    reason: 'duplicate',
    note: 'IT-1041',
    duplicateOf: 1041,
  })),
} as const;
