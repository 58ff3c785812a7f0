import { type Say, say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { type Course, changeSaid } from '../digest-words';
import { percent } from '../share';
import { contentWidth, type Section } from './section';
import { margin, palette, rect, type Shape, text } from './shapes';

interface Tile {
  readonly label: Say;
  readonly value: string;
  readonly note: Say;
  readonly noteFill: string;
}

const gap = 12;
const tileWidth = (contentWidth - 3 * gap) / 4;
const courseColour = { up: 'good', down: 'bad', same: 'muted' } as const satisfies Record<Course, keyof typeof palette>;
const rateText = (rate: number | null): string => (rate === null ? '–' : `${percent(rate)}%`);

/** A change between a few ratings is chance, so a small sample is named instead of its change. */
function changeTile({ satisfaction: { rate, whole, previous, smallSample } }: Digest): Pick<Tile, 'note' | 'noteFill'> {
  if (rate === null) return { note: say('digest.pictureNoRatings'), noteFill: palette.muted };
  if (smallSample) return { note: say('digest.pictureSmall', { count: whole }), noteFill: palette.warn };
  if (previous === undefined || previous.rate === null) {
    return { note: say('digest.pictureFirst'), noteFill: palette.muted };
  }
  const words = { up: 'digest.pictureUp', down: 'digest.pictureDown', same: 'digest.pictureSame' } as const;
  const { course, said } = changeSaid(rate, previous.rate, words);
  return { note: said, noteFill: palette[courseColour[course]] };
}

function ratingsTile({ satisfaction: { whole, response } }: Digest): Tile {
  const note =
    response.rate === null
      ? say('digest.pictureNoResponse')
      : say('digest.pictureResponse', { rate: percent(response.rate) });
  return { label: say('digest.pictureRatings'), value: String(whole), note, noteFill: palette.muted };
}

/** What was solved, and what came of what had been: it is counted in tickets, as its neighbour is. */
const solvedTile = ({ solved, aftercare }: Digest): Tile => ({
  label: say('digest.pictureSolved'),
  value: `${solved} · ${aftercare.reopened}`,
  note: say('digest.pictureAftercare', aftercare.callbacks),
  noteFill: aftercare.callbacks.done < aftercare.callbacks.owed ? palette.bad : palette.muted,
});

const tilesOf = (digest: Digest): readonly Tile[] => [
  { label: say('digest.satisfaction'), value: rateText(digest.satisfaction.rate), ...changeTile(digest) },
  ratingsTile(digest),
  solvedTile(digest),
  {
    label: say('digest.pictureReceived'),
    value: String(digest.received),
    note: say('digest.pictureOpen', { open: digest.open, overdue: digest.overdue }),
    noteFill: digest.overdue > 0 ? palette.bad : palette.muted,
  },
];

function tileShapes(tile: Tile, x: number, y: number, speak: Speak): readonly Shape[] {
  const width = tileWidth - 24;
  return [
    rect({ x, y, width: tileWidth, height: 92 }, palette.soft, 8),
    text(speak(tile.label), x + 14, y + 20, { size: 13, fill: palette.muted, width }),
    text(tile.value, x + 14, y + 47, { size: 27, fill: palette.ink, bold: true, width }),
    text(speak(tile.note), x + 14, y + 74, { size: 12, fill: tile.noteFill, width }),
  ];
}

/** Whose digest of which day this is, and its four most important numbers. */
export function header(digest: Digest, y: number, speak: Speak): Section {
  const title = speak({ localised: digest.deskName });
  const date = say('digest.pictureDate', {
    date: { at: digest.slot.covers.from, style: 'date' },
    year: digest.slot.date.slice(0, 4),
    at: { at: digest.at, style: 'date-time' },
  });
  const tiles = tilesOf(digest).flatMap((tile, index) =>
    tileShapes(tile, margin + index * (tileWidth + gap), y + 98, speak),
  );
  return {
    height: 214,
    shapes: [
      text(speak(say('digest.pictureTitle', { desk: title })), margin, y + 43, {
        size: 26,
        fill: palette.ink,
        bold: true,
      }),
      text(speak(date), margin, y + 73, { size: 14, fill: palette.muted }),
      ...tiles,
    ],
  };
}
