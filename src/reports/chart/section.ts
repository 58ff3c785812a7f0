import type { LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import { type Box, margin, pageWidth, palette, rect, type Shape, text } from './shapes';

/** A plot with axes, drawn by ECharts inside `box`. */
export interface Plot {
  readonly box: Box;
  readonly xAxis: XAXisComponentOption;
  readonly yAxis: YAXisComponentOption;
  readonly series: LineSeriesOption;
}

/** A band of the picture, as wide as the page. Its shapes stand at their final place. */
export interface Section {
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly plot?: Plot;
}

export const contentWidth = pageWidth - 2 * margin;

/** Heading of a section with its top at `y`, and a note at its right end. */
export const sectionTitle = (title: string, y: number, note = ''): readonly Shape[] => [
  text(title, margin, y + 10, { size: 15, fill: palette.ink, bold: true, width: 340 }),
  text(note, pageWidth - margin, y + 11, { size: 12, fill: palette.muted, align: 'right', width: 300 }),
];

/** A section that has nothing to show says so in words. */
export const emptySection = (title: string, words: string, y: number): Section => ({
  height: 112,
  shapes: [
    ...sectionTitle(title, y),
    rect({ x: margin, y: y + 34, width: contentWidth, height: 56 }, palette.soft, 8),
    text(words, pageWidth / 2, y + 62, { size: 13, fill: palette.muted, align: 'center' }),
  ],
});
