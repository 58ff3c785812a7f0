import { say } from '../../../domain/words';
import type { Piece } from './piece';
import type { Audience } from './rendered';

/** What pieces say, line by line, as plain text. What can only be pressed says nothing. */
export const wordsOf = (pieces: readonly Piece[], { speak }: Pick<Audience, 'speak'>): string =>
  pieces
    .flatMap((piece): readonly string[] => {
      if (piece.kind === 'line') return [piece.style === 'quote' ? `“${piece.text}”` : piece.text];
      if (piece.kind === 'row') return [speak(say('wecom.fact', { label: piece.label, value: piece.value }))];
      return piece.kind === 'numbers' ? piece.lines : [];
    })
    .join('\n');
