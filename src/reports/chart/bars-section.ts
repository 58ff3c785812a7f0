import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { rateAgainst } from '../digest-words';
import { type KeptRow, keptRows } from '../kept-rows';
import { contentWidth, emptySection, type Section, sectionTitle } from './section';
import { margin, pageWidth, palette, rect, type Shape, text } from './shapes';

const right = pageWidth - margin;
const labelWidth = 148;
const barLeft = margin + labelWidth + 12;
const barHeight = 16;
/** Categories beyond this many are counted together. */
const categoriesAtMost = 8;

/** Met and missed where a target says which. */
function colourOf({ rate, target }: KeptRow): string {
  if (rate === null) return palette.muted;
  if (target === undefined) return palette.brand;
  return rate >= target ? palette.good : palette.bad;
}

function keptRow(row: KeptRow, middle: number, speak: Speak): readonly Shape[] {
  const width = right - 148 - barLeft;
  const top = middle - barHeight / 2;
  const colour = colourOf(row);
  const said = speak(rateAgainst(row.rate, row.target));
  const count = row.whole === 0 ? '' : speak(say('digest.pictureCount', { part: row.part, whole: row.whole }));
  const filled = width * (row.rate ?? 0);
  return [
    text(speak(row.name), margin + labelWidth, middle, {
      size: 13,
      fill: palette.ink,
      align: 'right',
      width: labelWidth,
    }),
    rect({ x: barLeft, y: top, width, height: barHeight }, palette.soft, 3),
    ...(filled > 0 ? [rect({ x: barLeft, y: top, width: filled, height: barHeight }, colour, 3)] : []),
    ...(row.target === undefined
      ? []
      : [rect({ x: barLeft + width * row.target - 1.5, y: top - 6, width: 3, height: barHeight + 12 }, palette.ink)]),
    text(said, right - 134, middle, { size: 13, fill: colour, bold: row.rate !== null, width: 80 }),
    text(count, right, middle, { size: 12, fill: palette.muted, align: 'right', width: 56 }),
  ];
}

/** How each promise was kept: a bar from zero, a tick at what was promised, and a sign for met or missed. */
export function attainmentSection(digest: Digest, y: number, speak: Speak): Section {
  const title = speak(say('digest.attainment'));
  const rows = keptRows(digest);
  const { overdue } = digest;
  if (rows.every(({ whole }) => whole === 0)) {
    const none = overdue > 0 ? say('digest.attainmentOwed', { overdue }) : say('digest.pictureAttainmentEmpty');
    return emptySection(title, speak(none), y);
  }
  return {
    height: 68 + rows.length * 38,
    shapes: [
      ...sectionTitle(title, y, speak(say('digest.pictureTickNote'))),
      ...rows.flatMap((row, index) => keptRow(row, y + 58 + index * 38, speak)),
    ],
  };
}

interface CategoryBar {
  readonly label: string;
  readonly count: number;
}

function categoryBars({ categories }: Digest, speak: Speak): readonly CategoryBar[] {
  const all = categories.map(({ name, count }) => ({
    label: speak(name === null ? say('digest.pictureOtherCategory') : { localised: name }),
    count,
  }));
  if (all.length <= categoriesAtMost) return all;
  const others = all.slice(categoriesAtMost - 1);
  const count = others.reduce((sum, bar) => sum + bar.count, 0);
  const label = speak(say('digest.pictureMoreCategories', { count: others.length }));
  return [...all.slice(0, categoriesAtMost - 1), { label, count }];
}

function categoryRow({ label, count }: CategoryBar, most: number, middle: number): readonly Shape[] {
  const width = Math.max(((contentWidth - labelWidth - 12 - 60) * count) / most, 2);
  return [
    text(label, margin + labelWidth, middle, {
      size: 13,
      fill: palette.ink,
      align: 'right',
      width: labelWidth,
    }),
    rect({ x: barLeft, y: middle - barHeight / 2, width, height: barHeight }, palette.brand, Math.min(3, width / 2)),
    text(String(count), barLeft + width + 8, middle, { size: 13, fill: palette.ink, width: 60 }),
  ];
}

/** What people asked help for, most first. */
export function categoriesSection(digest: Digest, y: number, speak: Speak): Section {
  const title = speak(say('digest.pictureCategories'));
  const bars = categoryBars(digest, speak);
  const most = bars.reduce((largest, { count }) => Math.max(largest, count), 0);
  if (most === 0) return emptySection(title, speak(say('digest.pictureCategoriesEmpty')), y);
  return {
    height: 60 + bars.length * 28,
    shapes: [...sectionTitle(title, y), ...bars.flatMap((bar, index) => categoryRow(bar, most, y + 50 + index * 28))],
  };
}
