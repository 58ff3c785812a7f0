import { redactedByType } from '../record/record';
import type { Redaction } from '../record/redaction';
import type { Piece, SwapEvent } from './swap';

const asItIs = <Event>(event: Event): Event => event;

const pieceOf = (piece: Piece, how: Redaction): Piece => ({ ...piece, of: how.person(piece.of) });

interface Pieces {
  readonly piece: Piece;
  readonly exchange?: Piece;
}

const pieces = ({ piece, exchange }: Pieces, how: Redaction): Pieces => ({
  piece: pieceOf(piece, how),
  ...(exchange === undefined ? {} : { exchange: pieceOf(exchange, how) }),
});

/** An event of a swap without the words and people that are taken away. */
export const redactSwap = redactedByType<SwapEvent>({
  asked: (event, how) => ({
    ...event,
    ...pieces(event, how),
    asked: event.asked.map(how.person),
    text: how.text(event.text, event.by),
    files: how.files(event.files, event.by),
  }),
  'took-over': (event, how) => ({ ...event, ...pieces(event, how), leads: event.leads.map(how.person) }),
  called: asItIs,
  refused: (event, how) => ({
    ...event,
    person: how.person(event.person),
    text: how.text(event.text, event.by),
  }),
  accepted: asItIs,
  'asked-all': (event, how) => ({ ...event, asked: event.asked.map(how.person) }),
  reminded: asItIs,
  lapsed: asItIs,
  withdrawn: (event, how) => ({ ...event, text: how.text(event.text, event.by) }),
  undone: (event, how) => ({ ...event, reason: how.text(event.reason, event.by, true) }),
  moved: (event, how) => ({ ...event, ...pieces(event, how) }),
  gone: asItIs,
  ended: asItIs,
  'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
});
