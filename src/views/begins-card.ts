import type { RecordRef } from '../domain/record/record-ref';
import { writeBeginValue } from '../domain/talk/begin-value';
import { isBlank } from '../domain/text';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import { type BeginningShown, beginButton } from './intake-card';

/** Words that seem to begin a record of another kind, kept under `draft`. */
interface Begins {
  readonly draft: string;
  readonly said: string;
  readonly beginning: BeginningShown;
  /** What it would be about. */
  readonly on?: RecordRef;
}

/** Asks whether they do: begin one with these words, report a fault with them, or nothing of the kind. */
export function beginsCard({ draft, said, beginning, on }: Begins): Card {
  const title = say('desk.beginsTitle');
  const value = writeBeginValue({ draft, ...(on === undefined ? {} : { on }) });
  return {
    title,
    tone: 'plain',
    summary: title,
    parts: [
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say('desk.beginsHint') },
      {
        kind: 'buttons',
        buttons: [
          { ...beginButton(beginning, value), tone: 'main' },
          { action: 'new-problem', value: draft, label: say('desk.report'), tone: 'plain' },
          { action: 'drop-words', value: draft, label: say('desk.beginsNothing'), tone: 'plain' },
        ],
      },
    ],
  };
}
