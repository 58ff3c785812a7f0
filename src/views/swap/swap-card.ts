import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { MyShift } from '../../domain/roster/my-shifts';
import { holdersNow } from '../../domain/swap/holders-now';
import { type Piece, type Swap, stillAsked } from '../../domain/swap/swap';
import type { Span } from '../../domain/time/instant';
import { type Facts, listOfSome, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Tone } from '../card';
import type { RecordView } from '../record/record-view';
import { namesOf } from '../ticket-facts';

export type SwapView = RecordView<Swap>;

/** Most people of a list that are named. */
const mostNamed = 6;

/** A time of a shift, and whether as the first or the second. */
export const shiftSaid = ({ part }: Pick<MyShift, 'part'>, span: Span): Say =>
  say('swap.shift', { span: { span }, part: say(`swap.part.${part}`) });

export const pieceSaid = ({ shift, span }: Piece): Say => shiftSaid(shift, span);

/** What every sentence about a swap may name. */
export function swapFacts({ record, about, desk }: Pick<SwapView, 'record' | 'about' | 'desk'>): Facts {
  const { piece, exchange, takenBy } = record;
  return {
    swap: recordKey(desk, about),
    holder: { person: piece.of },
    shift: pieceSaid(piece),
    ...(exchange === undefined ? {} : { exchange: pieceSaid(exchange) }),
    ...(takenBy === undefined ? {} : { taker: { person: takenBy } }),
  };
}

/** Who answers in the shift, as the roster stands. */
export const holdersSaid = ({ record, shifts }: Pick<SwapView, 'record' | 'shifts'>): Say =>
  namesOf(holdersNow(record.piece, shifts)) ?? say('shift.nobody');

const tones: Readonly<Record<Swap['state'], Tone>> = { asked: 'warn', taken: 'good', closed: 'quiet' };

/** How it stands, in words. */
export const stateSaid = ({ state, ended }: Swap): Say =>
  say(ended === undefined ? (state === 'taken' ? 'swap.state.taken' : 'swap.state.asked') : `swap.ended.${ended}`);

function rowsOf(view: SwapView): readonly FactRow[] {
  const { record } = view;
  const { piece, exchange, filedBy, takenBy, toAll, asked, ended } = record;
  const row = (label: Say, value: Say | undefined): readonly FactRow[] =>
    value === undefined ? [] : [{ label, value }];
  const changing = (label: Say, value: Say | undefined): readonly FactRow[] =>
    row(label, value).map((one) => ({ ...one, changes: true }));
  const named = (person: string) => say('card.person', { person: { person } });
  const isTaken = takenBy !== undefined && ended !== 'undone';
  return [
    ...changing(say('swap.row.state'), stateSaid(record)),
    ...row(say('swap.row.shift'), pieceSaid(piece)),
    ...row(say('swap.row.holder'), named(piece.of)),
    ...row(say('swap.row.filedBy'), filedBy && named(filedBy)),
    ...row(say('swap.row.exchange'), exchange && pieceSaid(exchange)),
    ...changing(say('swap.row.takenBy'), isTaken ? holdersSaid(view) : undefined),
    ...changing(
      say('swap.row.asked'),
      record.state !== 'asked'
        ? undefined
        : toAll
          ? say('swap.askedAll')
          : say('card.person', {
              person: listOfSome(
                asked.map((person) => ({ person })),
                mostNamed,
              ),
            }),
    ),
  ];
}

/** A swap as this person sees and uses it. */
export function swapCard(view: SwapView, viewer: Person): Card {
  const { record } = view;
  const facts = swapFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const isAsked = record.state === 'asked' && stillAsked(record).includes(viewer.id);
  return {
    title: say('swap.title', facts),
    tone: tones[record.state],
    summary: say('swap.summary', { ...facts, state: stateSaid(record) }),
    parts: [
      { kind: 'facts', rows: rowsOf(view), style: 'list' },
      ...(record.text === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(record.text) } as const]),
      ...(isAsked ? [{ kind: 'text', style: 'strong', text: say('swap.youAreAsked') } as const] : []),
      ...(isAsked && record.toAll ? [{ kind: 'text', text: say('swap.firstYes') } as const] : []),
      ...(record.state === 'taken'
        ? [
            {
              kind: 'text',
              style: 'strong',
              text: say(record.exchange ? 'swap.takesExchange' : 'swap.takes', facts),
            } as const,
          ]
        : []),
      ...(record.state === 'asked' && !isAsked ? [{ kind: 'text', text: say('swap.stays', facts) } as const] : []),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
