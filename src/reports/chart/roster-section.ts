import type { PersonId } from '../../domain/people/person';
import type { DutySpan } from '../../domain/roster/duty-spans';
import type { Fortnight, RosterDay } from '../../domain/roster/fortnight';
import { say } from '../../domain/words';
import type { RosterDrawing } from '../../ports/roster-drawing';
import { isLimited, partSaid } from '../../views/roster/duty-said';
import { drawable, widthOfText } from './drawable';
import type { Section } from './section';
import { palette, rect, type Shape, text } from './shapes';

/** A phone shows the picture 360 points wide, so a unit is two thirds of a point: 18 units are 12 points. */
export const rosterWidth = 540;
export const rosterMargin = 16;
const labelWidth = 122;
const barLeft = rosterMargin + labelWidth;
const barWidth = rosterWidth - rosterMargin - barLeft;
const rowHeight = 50;
const barHeight = 44;

/** Light enough for words of `palette.ink`; who has which goes by who comes first. */
const tints = ['#dbeafe', '#dcfce7', '#fef3c7', '#ede9fe', '#cffafe', '#fce7f3', '#e2e8f0', '#ffedd5'];
const nobodyFill = '#b91c1c';
/** A narrower name says nothing. */
const narrowest = 30;

/** Who has which colour: in all parts the same. */
export function coloursOf({ days }: Pick<Fortnight, 'days'>): ReadonlyMap<PersonId, string> {
  const people = new Set(days.flatMap(({ parts }) => parts.flat()).flatMap(({ primary }) => primary ?? []));
  return new Map([...people].map((id, nth) => [id, tints[nth % tints.length] ?? palette.soft]));
}

/** What a section of the roster is drawn with. */
export interface RosterDrawn extends RosterDrawing {
  readonly colours: ReadonlyMap<PersonId, string>;
}

/** One part of the roster: a row for each day, as long as it lasts from left to right, who answers in it. */
export function rosterSection(drawn: RosterDrawn, nth: number, y: number): Section {
  const { roster, desk, speak } = drawn;
  const part = roster.parts[nth];
  const isNamed = part !== undefined && (roster.parts.length > 1 || isLimited(part));
  const top = y + (isNamed ? 34 : 4);
  const title = isNamed
    ? [text(speak(partSaid(desk, part)), rosterMargin, y + 16, { size: 17, fill: palette.ink, bold: true, width: 500 })]
    : [];
  const rows = roster.days.flatMap((day, index) =>
    dayRow({ drawn, day, duties: day.parts[nth] ?? [], isToday: index === 0 }, top + 22 + index * rowHeight),
  );
  return { height: top + 22 + roster.days.length * rowHeight + 10 - y, shapes: [...title, ...hourMarks(top), ...rows] };
}

const hourMarks = (y: number): readonly Shape[] =>
  [0, 6, 12, 18, 24].map((hour) =>
    text(String(hour), barLeft + (barWidth * hour) / 24, y + 10, {
      size: 13,
      fill: palette.muted,
      align: hour === 0 ? 'left' : hour === 24 ? 'right' : 'center',
    }),
  );

interface DayRow {
  readonly drawn: RosterDrawn;
  readonly day: RosterDay;
  readonly duties: readonly DutySpan[];
  readonly isToday: boolean;
}

function dayRow({ drawn, day, duties, isToday }: DayRow, y: number): readonly Shape[] {
  const { speak } = drawn;
  const isOff = day.kind === 'day-off' || day.kind === 'holiday';
  const date = speak(say('roster.name', { name: { at: day.from, style: 'date' } }));
  const mark = markOf(day, isToday);
  const fill = isToday ? palette.brand : isOff ? palette.muted : palette.ink;
  const middle = y + barHeight / 2;
  return [
    ...(isToday ? [rect({ x: 4, y: y + 2, width: 6, height: barHeight - 4 }, palette.brand, 3)] : []),
    text(date, rosterMargin, mark === undefined ? middle : middle - 10, {
      ...{ size: sizeOf(date), fill, bold: isToday, width: labelWidth - 6 },
    }),
    ...(mark === undefined
      ? []
      : [text(speak(mark.said), rosterMargin, middle + 11, { size: 13, fill: mark.fill, width: labelWidth - 6 })]),
    rect({ x: barLeft, y, width: barWidth, height: barHeight }, isOff ? palette.line : palette.soft, 4),
    ...duties.flatMap((duty) => stretchShapes(drawn, { day, duty }, y)),
  ];
}

/** A date of another year has its year with it. */
const sizeOf = (date: string): number => (widthOfText(drawable(date), 16) > labelWidth - 6 ? 12 : 16);

function markOf({ kind }: RosterDay, isToday: boolean) {
  if (kind === 'make-up') return { said: say('roster.mark.make-up'), fill: palette.warn };
  if (kind === 'holiday') return { said: say('roster.mark.holiday'), fill: palette.bad };
  if (isToday) return { said: say('roster.mark.today'), fill: palette.brand };
  return kind === 'day-off' ? { said: say('roster.mark.day-off'), fill: palette.muted } : undefined;
}

function stretchShapes(
  { speak, colours }: RosterDrawn,
  { day, duty }: { readonly day: RosterDay; readonly duty: DutySpan },
  y: number,
): readonly Shape[] {
  const scale = barWidth / (day.to - day.from);
  const x = barLeft + (duty.from - day.from) * scale + 1;
  const width = Math.max((duty.to - duty.from) * scale - 2, 2);
  const { primary, backup } = duty;
  const colour = primary === null ? nobodyFill : (colours.get(primary) ?? palette.soft);
  const box = rect({ x, y, width, height: barHeight }, colour, 4);
  if (width < narrowest) return [box];
  const first = primary === null ? say('desk.dutyNobody') : say('roster.name', { name: { person: primary } });
  const room = { width: width - 8 };
  const fill = primary === null ? palette.paper : palette.ink;
  if (backup === null) return [box, text(speak(first), x + 5, y + 22, { size: 16, fill, bold: true, ...room })];
  return [
    box,
    text(speak(first), x + 5, y + 15, { size: 16, fill, bold: true, ...room }),
    text(speak(say('roster.name', { name: { person: backup } })), x + 5, y + 33, {
      size: 13,
      fill: palette.muted,
      ...room,
    }),
  ];
}
