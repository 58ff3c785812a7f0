import { recordKey } from '../../domain/record/record-ref';
import { isUnderWay, type Replacement, type ReplacementEvent } from '../../domain/replacement/replacement';
import { customersOf, leadingIt, maySeeReplacement, readsReason } from '../../domain/replacement/who-may';
import { type Facts, type Say, say } from '../../domain/words';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import {
  dueSaid,
  noticeSaid,
  type ReplacementView,
  replacementCard,
  replacementFacts,
  stateSaid,
} from './replacement-card';
import { replacementNotifications, replacementRedrawn } from './replacement-notifications';

const line = (text: Say): HistoryLine => ({ text });
const by = ({ by: person }: ReplacementEvent, more: Facts = {}): Facts => ({ by: { person }, ...more });

/** Whom it is about reads when it is, not what was said. */
const inside = (is: boolean, text: Say): HistoryLine | undefined => (is ? line(text) : undefined);

const history: HistoryLines<ReplacementEvent, ReplacementView> = {
  demanded: (event, telling) =>
    inside(
      telling.inside,
      say('replacement.past.demanded', by(event, { engineer: { person: event.engineer }, reason: event.reason })),
    ),
  announced: (event, telling) => {
    const facts = by(event, {
      engineer: { person: event.engineer },
      due: { at: event.due, style: 'date-time' },
      reason: event.reason,
    });
    return line(say(telling.inside ? 'replacement.past.announcedWhy' : 'replacement.past.announced', facts));
  },
  called: () => undefined,
  agreed: (event, telling) => inside(telling.inside, say('replacement.past.agreed', by(event))),
  objected: (event, telling) =>
    inside(telling.inside, say('replacement.past.objected', by(event, { words: event.words }))),
  postponed: (event) =>
    line(say('replacement.past.postponed', by(event, { due: { at: event.due, style: 'date-time' } }))),
  recounted: (event, { view, inside: is }) =>
    view.record.because === 'demanded'
      ? line(say('replacement.past.recounted', { due: dueSaid({ ...event, because: 'demanded' }) }))
      : inside(is, say('replacement.past.recountedNotice', { notice: noticeSaid(event) })),
  linked: (event, { view, inside: is }) =>
    inside(
      is,
      say(
        'replacement.past.linked',
        by(event, { staff: recordKey(view.desk, { kind: 'staff', id: event.successor }) }),
      ),
    ),
  talked: (event) => line(say('replacement.past.talked', by(event))),
  handing: (event) => line(say('replacement.past.handing', by(event, { to: { person: event.to } }))),
  done: () => line(say('replacement.past.done')),
  reminded: ({ late }, telling) =>
    inside(telling.inside, say(late ? 'replacement.past.remindedLate' : 'replacement.past.reminded')),
  overdue: (_event, telling) => inside(telling.inside, say('replacement.past.overdue')),
  withdrawn: (event, telling) =>
    line(
      telling.inside && event.words !== ''
        ? say('replacement.past.withdrawnWhy', by(event, { words: event.words }))
        : say('replacement.past.withdrawn', by(event)),
    ),
  'not-reached': ({ person }, telling) => inside(telling.inside, say('past.notReached', { person: { person } })),
};

/** How a change of staff is shown and told of. */
export const replacementViews: RecordViews<Replacement, ReplacementEvent, ReplacementView> = {
  viewOf: (base) => base,
  notifications: replacementNotifications,
  redrawn: replacementRedrawn,
  history,
  maySee: maySeeReplacement,
  isInside: readsReason,
  cards: (view, viewer) => [replacementCard(view, viewer)],
  line: (view, viewer) => {
    const { record } = view;
    const isOf = (some: readonly { readonly id: string }[]): boolean => some.some(({ id }) => id === viewer.id);
    return {
      text: say(readsReason(record, viewer) ? 'replacement.line' : 'replacement.lineYours', {
        ...replacementFacts(view),
        state: stateSaid(record),
      }),
      ...(record.overdueAt !== undefined && isUnderWay(record) ? { tone: 'bad' as const } : {}),
      waits:
        record.state === 'open' &&
        (record.notice === 'asked' ? isOf(customersOf(record, view)) : isOf(leadingIt(record, view))),
    };
  },
};
