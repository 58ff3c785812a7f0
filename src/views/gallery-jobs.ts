import type { PersonId } from '../domain/people/person';
import { type TicketEvent, theDesk } from '../domain/ticket/event';
import { replay } from '../domain/ticket/evolve';
import { type FileRef, type Ticket, ticketId } from '../domain/ticket/ticket';
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

/** A job of the gallery, with the events that led to it, oldest first. */
export interface GalleryJob {
  readonly name: string;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/** Everything people can type, either as long as it may be or as short. */
interface Typing {
  readonly name: 'longest' | 'shortest';
  readonly text: (most: number) => string;
  readonly files: readonly FileRef[];
}

const longWords = '打印机<@U1> & *坏* <!channel> 👩‍👩‍👧‍👦 @everyone =1+1 ';
const longest: Typing = {
  name: 'longest',
  text: (most) => [...longWords.repeat(most)].slice(0, most).join(''),
  files: Array.from({ length: 5 }, (_, nth) => ({
    id: `F${nth}`,
    name: `${longWords}.png`,
    mime: 'image/png',
    size: 10 * 1024 * 1024,
    platform: 'slack',
    source: {},
  })),
};
const shortest: Typing = { name: 'shortest', text: (most) => (most > 100 ? '坏' : ''), files: [] };

type Step = (said: { readonly by: PersonId; readonly at: Instant }, typing: Typing, cast: Cast) => TicketEvent;

const by = (who: 'requester' | 'owner' | 'helper' | 'desk', step: Step) => ({ who, step });

const steps = {
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
  noted: by('helper', (said, { text }) => ({ type: 'noted', ...said, text: text(3000) })),
  wrote: by('requester', (said, { text, files }) => ({
    type: 'replied',
    ...said,
    side: 'requester',
    text: text(3000),
    files,
  })),
  answered: by('owner', (said, { text, files }) => ({
    type: 'replied',
    ...said,
    side: 'engineers',
    text: text(3000),
    files,
  })),
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
  asked: by('desk', (said) => ({ type: 'progress-asked', ...said, hour: after(said.at, minutes(10)) })),
  automatic: by('desk', (said) => ({ type: 'progress-reported', ...said, text: '', automatic: true })),
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

const stories: Readonly<Record<string, readonly (keyof typeof steps)[]>> = {
  new: [],
  'new and urgent': ['urgent'],
  'given back': ['claimed', 'returned'],
  claimed: ['claimed'],
  'claimed by a helper of before': ['claimed', 'helped', 'returned', 'claimed'],
  remote: ['claimed', 'remote'],
  'on the way': ['claimed', 'dispatched'],
  'at the desk': ['claimed', 'dispatched', 'arrived'],
  located: ['claimed', 'dispatched', 'arrived', 'located'],
  'with everything at once': [
    'urgent',
    'claimed',
    'remote',
    'helped',
    'located',
    'progress',
    'promised',
    'unreached',
    'waiting',
    'offered',
  ],
  waiting: ['claimed', 'waiting'],
  resumed: ['claimed', 'remote', 'waiting', 'resumed'],
  promised: ['claimed', 'promised'],
  'offered to another': ['claimed', 'offered'],
  resolved: ['claimed', 'remote', 'resolved'],
  'not fixed': ['claimed', 'remote', 'resolved', 'notFixed'],
  confirmed: ['claimed', 'remote', 'resolved', 'confirmed'],
  'closed by silence': ['claimed', 'resolved', 'silent'],
  'rated well': ['claimed', 'resolved', 'confirmed', 'ratedWell'],
  'rated low': ['claimed', 'resolved', 'confirmed', 'ratedLow'],
  'called back': ['claimed', 'resolved', 'confirmed', 'ratedLow', 'calledBack'],
  'missed and talked about': [
    'called',
    'missed',
    'claimed',
    'remote',
    'helped',
    'wrote',
    'answered',
    'noted',
    'asked',
    'automatic',
    'promised',
    'promiseReminded',
    'promiseKept',
    'left',
  ],
  'handed over after a slip': [
    'claimed',
    'warned',
    'promised',
    'promiseSlipped',
    'offered',
    'declined',
    'offered',
    'accepted',
    'ownerGone',
  ],
  'reopened after reminders': [
    'claimed',
    'resolved',
    'confirmed',
    'ratingReminded',
    'ratedLow',
    'callbackReminded',
    'reopened',
  ],
  withdrawn: ['claimed', 'withdrawn'],
  'a duplicate': ['claimed', 'duplicate'],
};

function reported(typing: Typing, cast: Cast): TicketEvent {
  const { requester, startsAt, category, place } = cast;
  const { text, files } = typing;
  return {
    type: 'reported',
    by: requester,
    at: startsAt,
    requester,
    regime: 'inside',
    category,
    kind: 'hardware',
    urgent: false,
    place,
    spot: text(100),
    device: text(100),
    contact: text(100),
    title: typing.name === 'longest' ? text(80) : '坏',
    description: text(3000),
    files,
    source: 'form',
  };
}

function job(name: string, typing: Typing, cast: Cast): GalleryJob {
  const followed = (stories[name] ?? []).map((key, nth): TicketEvent => {
    const { who, step } = steps[key];
    return step({ by: who === 'desk' ? theDesk : cast[who], at: after(cast.startsAt, minutes(nth + 1)) }, typing, cast);
  });
  const events = [reported(typing, cast), ...followed];
  return { name: `${name}, ${typing.name} texts`, events, ticket: replay(ticketId(9_999_999), events) };
}

/** A job in every state, each with the longest and with the shortest texts; a minute between events. */
export const galleryJobs = (cast: Cast): readonly GalleryJob[] =>
  Object.keys(stories).flatMap((name) => [longest, shortest].map((typing) => job(name, typing, cast)));
