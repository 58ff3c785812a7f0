import type { Complaint, ComplaintEvent } from '../../domain/complaint/complaint';
import { levelHolders } from '../../domain/complaint/levels';
import { hasLevel, isAtLevel, isComplainant, maySeeComplaint } from '../../domain/complaint/who-may';
import type { PersonId } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import { type Facts, listOf, type Say, say } from '../../domain/words';
import { asCard } from '../card';
import { message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, HistoryLine, RecordViews } from '../record/record-views';
import { rewordedPast, rewordedSaid } from '../record/reworded-said';
import { answerCard, type ComplaintView, complaintCard, complaintFacts, stateSaid } from './complaint-card';

type Context = EventContext<ComplaintEvent, Complaint, ComplaintView>;
type Seen = Pick<Context, 'view'>;

const slotOf = ({ view }: Seen, role: string, more: Omit<Slot, 'about' | 'role'> = {}): Slot => ({
  ...{ about: view.about, role },
  ...more,
});
const ownSlot = (seen: Seen): Slot => slotOf(seen, 'complainant');
/** A new level gets a card of its own, for nobody is told of an edited one. */
const levelSlot = (seen: Seen, person: PersonId, nth: number): Slot => slotOf(seen, 'level', { person, nth });

/** Whoever of the level knows of it: nobody before they are called. */
const toldNow = (seen: Seen): readonly PersonId[] => (seen.view.record.untoldAt === undefined ? levelNow(seen) : []);

const levelNow = ({ view }: Seen): readonly PersonId[] => levelHolders(view.record, view.record.level, view);

/** The complainant's own card, drawn anew in place. */
function ownCard(context: Seen): readonly NewMessage[] {
  const { complainant } = context.view.record;
  const viewer = context.view.people.get(complainant);
  if (viewer === undefined) return [];
  return [toPerson(complainant, 'record', asCard(complaintCard(context.view, viewer)), ownSlot(context))];
}

/** What they are asked about the last answer; once it was said, what it was. */
const question = (context: Seen): readonly NewMessage[] => {
  const { complainant, answers } = context.view.record;
  if (answers.length === 0) return [];
  const slot = slotOf(context, 'answer', { nth: answers.length });
  return [toPerson(complainant, 'record', asCard(answerCard(context.view)), slot)];
};

/** The cards of a level, those who have it now or of one that had it. */
const levelCards = (
  context: Seen,
  people: readonly PersonId[] = toldNow(context),
  nth: number = context.view.record.level,
): readonly NewMessage[] =>
  people.flatMap((person) => {
    const viewer = context.view.people.get(person);
    if (viewer === undefined) return [];
    return [toPerson(person, 'record', asCard(complaintCard(context.view, viewer)), levelSlot(context, person, nth))];
  });

const allCards = (context: Seen): readonly NewMessage[] => [...ownCard(context), ...levelCards(context)];

/** To everybody but whoever did it. */
const said = (context: Context, person: PersonId, text: Say, under: Slot): readonly NewMessage[] =>
  context.event.by === person
    ? []
    : [{ ...toPerson(person, 'record', message(text)), under, priority: 'at-once', surfaces: true }];

const toComplainant = (context: Context, text: Say): readonly NewMessage[] =>
  said(context, context.view.record.complainant, text, ownSlot(context));

/** The same where they did it themselves: it says how it goes on, which no card tells that can be drawn only once. */
const alsoTo = (context: Context, text: Say): readonly NewMessage[] => [
  {
    ...toPerson(context.view.record.complainant, 'record', message(text)),
    ...{ under: ownSlot(context), priority: 'at-once', surfaces: true },
  },
];

const toLevel = (
  context: Context,
  text: Say,
  people: readonly PersonId[] = toldNow(context),
  nth: number = context.view.record.level,
): readonly NewMessage[] => people.flatMap((person) => said(context, person, text, levelSlot(context, person, nth)));

/** Whoever of the level looks after it, else all of them. */
function whoAnswers(context: Seen): readonly PersonId[] {
  const { takenBy } = context.view.record;
  const now = levelNow(context);
  return takenBy !== undefined && now.includes(takenBy) ? [takenBy] : now;
}

const factsOf = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...complaintFacts(view),
  by: { person: event.by },
  ...more,
});

const knowsOf = (view: ComplaintView, id: PersonId): boolean => {
  const person = view.people.get(id);
  return person !== undefined && hasLevel(view.record, person, view);
};

/** The next level has it: it reads the card, the complainant who has it now, and who had it that they have it no more. */
function moved(context: Context, toOwn: Say, toFormer: Say): readonly NewMessage[] {
  const { before, view } = context;
  const now = levelNow(context);
  // Whoever is no more of a level that had it, or has a part in it, hears nothing more.
  const former = before.told.filter((id) => !now.includes(id) && knowsOf(view, id));
  return [
    ...allCards(context),
    ...toComplainant(context, toOwn),
    ...levelCards(context, former, before.level),
    ...toLevel(context, toFormer, former, before.level),
  ];
}

const line = (text: Say): HistoryLine => ({ text });

/** How a complaint is told of: to its complainant and the levels it has reached, in person, and in no channel. */
export const complaintViews: Pick<
  RecordViews<Complaint, ComplaintEvent, ComplaintView>,
  'viewOf' | 'notifications' | 'history' | 'maySee' | 'isInside' | 'cards' | 'line'
> = {
  viewOf: (base) => base,
  notifications: {
    complained: (context) => {
      const { filedBy, told, excluded } = context.view.record;
      const tellsFiler = filedBy !== undefined && !told.includes(filedBy) && !excluded.includes(filedBy);
      const recorded = message(say('complaint.said.filed', factsOf(context)));
      return [...allCards(context), ...(tellsFiler ? [toPerson(filedBy, 'record', recorded)] : [])];
    },
    called: (context) => {
      const { added, untoldAt = context.event.at } = context.before;
      const said = say('complaint.said.added', factsOf(context));
      return [...levelCards(context), ...(added.some(({ at }) => at >= untoldAt) ? toLevel(context, said) : [])];
    },
    taken: (context) => [
      ...allCards(context),
      ...toComplainant(context, say('complaint.said.taken', factsOf(context))),
    ],
    added: (context) => [
      ...allCards(context),
      // Words below an answer may mean that it is none: they are not taken for a yes, nor for a no.
      ...(context.view.record.state === 'answered'
        ? alsoTo(context, say('complaint.said.yours', factsOf(context)))
        : []),
      ...(context.event.resting
        ? []
        : toLevel(context, say('complaint.said.added', factsOf(context)), whoAnswers(context))),
    ],
    reworded: (context) => [
      ...allCards(context),
      ...(context.view.record.state === 'closed'
        ? []
        : toLevel(
            context,
            rewordedSaid(context.event, recordKey(context.view.desk, context.view.about)),
            whoAnswers(context),
          )),
    ],
    read: () => [],
    answered: (context) => [...ownCard(context), ...question(context), ...levelCards(context)],
    'passed-up': (context) =>
      moved(
        context,
        say('complaint.said.passedUp', factsOf(context)),
        say('complaint.said.passedUpInside', factsOf(context)),
      ),
    'moved-up': (context) => {
      const isFound = context.event.vacant || context.before.told.length === 0;
      const own = say(isFound ? 'complaint.said.found' : 'complaint.said.movedUp', factsOf(context));
      return moved(context, own, say('complaint.said.movedUpInside', factsOf(context)));
    },
    reminded: (context) => {
      const { late } = context.event;
      const { told } = context.before;
      const now = levelNow(context);
      const come = now.filter((id) => !told.includes(id));
      const reminded = (late ? now : whoAnswers(context)).filter((id) => !come.includes(id));
      const waits = say(now.length === 0 ? 'complaint.said.nobodyYet' : 'complaint.said.late', factsOf(context));
      return [
        ...(late ? [...ownCard(context), ...toComplainant(context, waits)] : []),
        ...levelCards(context, come),
        ...toLevel(
          context,
          say(late ? 'complaint.said.overdue' : 'complaint.said.reminded', factsOf(context)),
          reminded,
        ),
      ];
    },
    'not-accepted': (context) => {
      if (context.event.to === undefined) {
        const ended = say('complaint.said.endedInside', factsOf(context, { text: context.event.text }));
        return [
          ...question(context),
          ...allCards(context),
          ...alsoTo(context, say('complaint.said.ended', factsOf(context))),
          ...toLevel(context, ended),
        ];
      }
      const goesOn = say('complaint.said.goesOn', factsOf(context));
      const inside = say('complaint.said.notAcceptedInside', factsOf(context));
      return [...question(context), ...alsoTo(context, goesOn), ...moved(context, goesOn, inside)];
    },
    accepted: (context) => {
      const isSilent = context.event.how === 'silence';
      const inside = isSilent ? 'complaint.said.silentInside' : 'complaint.said.accepted';
      return [
        ...question(context),
        ...allCards(context),
        ...(isSilent ? toComplainant(context, say('complaint.said.silent', factsOf(context))) : []),
        ...toLevel(context, say(inside, factsOf(context)), whoAnswers(context)),
      ];
    },
    withdrawn: (context) => [
      ...question(context),
      ...allCards(context),
      ...toLevel(context, say('complaint.said.withdrawn', factsOf(context))),
    ],
    'not-reached': () => [],
  },
  history: {
    complained: ({ complainant, by, text, files }) => ({
      text:
        by === complainant
          ? say('complaint.past.complained', { by: { person: by }, text })
          : say('complaint.past.filed', { by: { person: by }, complainant: { person: complainant }, text }),
      ...(files.length === 0 ? {} : { files }),
    }),
    called: () => undefined,
    taken: ({ by }) => line(say('complaint.past.taken', { by: { person: by } })),
    added: ({ by, text, files }) => ({
      text: say('complaint.past.added', { by: { person: by }, text }),
      ...(files.length === 0 ? {} : { files }),
    }),
    reworded: (event) => line(rewordedPast(event)),
    read: ({ by }) => line(say('complaint.past.read', { by: { person: by } })),
    answered: ({ by, verdict, text, findings }, { inside }) =>
      line(
        say(inside ? 'complaint.past.answeredInside' : 'complaint.past.answered', {
          ...{ by: { person: by }, verdict: say(`complaint.verdict.${verdict}`), text },
          ...(inside ? { findings } : {}),
        }),
      ),
    'passed-up': ({ by, reason, told }, { inside }) =>
      line(
        say(inside ? 'complaint.past.passedUpWhy' : 'complaint.past.passedUp', {
          ...{ by: { person: by }, who: names(told) },
          ...(inside ? { reason } : {}),
        }),
      ),
    'moved-up': ({ told, vacant }) =>
      line(say(vacant ? 'complaint.past.vacated' : 'complaint.past.movedUp', { who: names(told) })),
    reminded: (_event, { inside }) => (inside ? line(say('complaint.past.reminded')) : undefined),
    'not-accepted': ({ by, text }) => line(say('complaint.past.notAccepted', { by: { person: by }, text })),
    accepted: ({ by, how }) =>
      line(
        how === 'silence'
          ? say('complaint.past.acceptedSilently')
          : say('complaint.past.accepted', { by: { person: by } }),
      ),
    withdrawn: ({ by, text }) =>
      line(
        text === ''
          ? say('complaint.past.withdrawn', { by: { person: by } })
          : say('complaint.past.withdrawnWhy', { by: { person: by }, text }),
      ),
    'not-reached': ({ person }, { inside }) =>
      inside ? line(say('past.notReached', { person: { person } })) : undefined,
  },
  maySee: maySeeComplaint,
  isInside: (complaint, viewer, now) => !isComplainant(complaint, viewer) && hasLevel(complaint, viewer, now),
  cards: (view, viewer) => [
    complaintCard(view, viewer),
    ...(view.record.state === 'answered' && isComplainant(view.record, viewer) ? [answerCard(view)] : []),
  ],
  line: (view, viewer) => {
    const { record } = view;
    const isOwn = isComplainant(record, viewer);
    const isAsked = record.state === 'answered' && isOwn;
    const waits = isAsked || (record.state === 'open' && isAtLevel(record, viewer, view));
    return {
      text: say('complaint.line', { state: stateSaid(record, isOwn) }),
      ...(waits ? { tone: 'warn', waits } : {}),
    };
  },
};

const names = (people: readonly PersonId[]) => listOf(people.map((person) => ({ person })));
