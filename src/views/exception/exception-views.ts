import type { DutyException, ExceptionEvent } from '../../domain/exception/exception';
import { putOnBy } from '../../domain/exception/plan';
import { maySeeException } from '../../domain/exception/who-may';
import { isInside } from '../../domain/ticket/who-may';
import { listOfSome, type Say, say } from '../../domain/words';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import { whoDid } from '../who-did';
import { type ExceptionView, exceptionCard, exceptionFacts, stateSaid } from './exception-card';
import { exceptionCards, exceptionNotifications } from './exception-notifications';
import { changeSaid, spanSaid } from './preview-parts';

const line = (text: Say): HistoryLine => ({ text });

/** What somebody did, with their reason where they gave one. */
const did = (
  key: 'withdrawn' | 'objected' | 'enforced',
  { by, words }: { readonly by: ExceptionEvent['by']; readonly words: string },
): HistoryLine =>
  line(
    words === ''
      ? say(`exception.past.${key}`, { by: whoDid(by) })
      : say(`exception.past.${key}Why`, { by: whoDid(by), words }),
  );

/** Changes that one line of the history names. */
const changesNamed = 6;

const history: HistoryLines<ExceptionEvent, ExceptionView> = {
  'put-on': (event, { view }) => ({
    text: say('exception.past.putOn', { ...exceptionFacts(view), by: { person: event.by } }),
    ...(event.files.length === 0 ? {} : { files: event.files }),
  }),
  drafted: (event, { view }) => ({
    text: say(`exception.past.drafted.${event.plan.does}`, {
      ...exceptionFacts(view),
      ...{ by: { person: event.by }, why: event.why },
    }),
    ...(event.files.length === 0 ? {} : { files: event.files }),
  }),
  confirmed: ({ by, asks, changes }) => {
    const said = changes.map((one) => say('exception.change.when', { span: spanSaid(one), said: changeSaid(one) }));
    const facts = { by: whoDid(by), changes: listOfSome(said, changesNamed) };
    return line(say(asks.length === 0 ? 'exception.past.confirmed' : 'exception.past.asked', facts));
  },
  accepted: ({ by }) => line(say('exception.past.accepted', { by: whoDid(by) })),
  objected: (event) => did('objected', event),
  enforced: (event) => did('enforced', event),
  reminded: () => line(say('exception.past.reminded')),
  unanswered: () => line(say('exception.past.unanswered')),
  withdrawn: (event) => did('withdrawn', event),
  ended: () => line(say('exception.past.ended')),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How an exception is shown and told of. */
export const exceptionViews: RecordViews<DutyException, ExceptionEvent, ExceptionView> = {
  viewOf: (base) => base,
  notifications: exceptionNotifications,
  redrawn: (view) => exceptionCards(view),
  history,
  maySee: maySeeException,
  isInside: (_exception, viewer) => isInside(viewer),
  cards: (view, viewer) => [exceptionCard(view, viewer)],
  line: (view, viewer) => ({
    text: say(putOnBy(view.record.plan).includes(viewer.id) ? 'exception.lineYours' : 'exception.line', {
      ...exceptionFacts(view),
      state: stateSaid(view.record),
    }),
    waits: view.record.state === 'asked' && view.record.waitsFor.includes(viewer.id),
  }),
};
