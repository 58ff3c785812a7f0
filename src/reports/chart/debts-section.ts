import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import { debtSaid } from '../debt-words';
import type { Digest } from '../digest';
import { contentWidth, type Section, sectionTitle } from './section';
import { margin, palette, text } from './shapes';

/** The oldest overdue tickets, each in a line; nothing where none is overdue. */
export function debtsSection({ overdue, debts: { oldest } }: Digest, y: number, speak: Speak): Section {
  if (oldest.length === 0) return { height: 0, shapes: [] };
  const title = speak(say('digest.pictureDebts', { overdue }));
  const more = overdue - oldest.length;
  const note = more > 0 ? speak(say('digest.more', { count: more })) : '';
  return {
    height: 44 + oldest.length * 26,
    shapes: [
      ...sectionTitle(title, y, note),
      ...oldest.map((debt, index) =>
        text(speak(debtSaid(debt)), margin, y + 42 + index * 26, { size: 13, fill: palette.bad, width: contentWidth }),
      ),
    ],
  };
}
