import type { Speak } from '../../ports/translator';
import type { Part } from '../../views/card';
import { type Block, paragraph, run } from './blocks';
import { limits } from './limits';
import { cut } from './text';

type Chart = Extract<Part, { kind: 'chart' }>;

/**
 * The native chart, or undefined where Slack's cannot show these numbers: every series must have a value at every
 * label, and no two labels or series may share a name.
 */
export function nativeChart(part: Chart, speak: Speak): Block | undefined {
  const labels = part.labels.map((label) => cut(speak(label), limits.chartLabel));
  const names = part.series.map((series) => cut(speak(series.name), limits.chartLabel));
  const shown = labels
    .map((_, index) => index)
    .filter((index) => part.series.some(({ values }) => values[index] != null));
  const tooMany = shown.length > limits.chartPoints || names.length > limits.chartSeries;
  const gaps = part.series.some(({ values }) => shown.some((index) => values[index] == null));
  const twins = new Set(labels).size < labels.length || new Set(names).size < names.length;
  const nothing = shown.length === 0 || names.length === 0 || labels.some((label) => label === '');
  if (tooMany || gaps || twins || nothing) return undefined;
  return {
    type: 'data_visualization',
    title: cut(speak(part.title), limits.chartTitle),
    chart: {
      type: part.style,
      series: part.series.map(({ values }, nth) => ({
        name: names[nth] ?? '',
        data: shown.map((index) => ({ label: labels[index] ?? '', value: values[index] ?? 0 })),
      })),
      axis_config: { categories: shown.map((index) => labels[index] ?? '') },
    },
  };
}

/** The same numbers in words: a line for each label. */
export function chartInWords(part: Chart, speak: Speak, room: { readonly text: number; readonly rows: number }): Block {
  const lines = part.labels.slice(-room.rows).map((label, index) => {
    const nth = Math.max(0, part.labels.length - room.rows) + index;
    const numbers = part.series.map(({ name, values }) => `${speak(name)} ${values[nth] ?? '–'}`);
    return `${speak(label)}  ${numbers.join(' · ')}`;
  });
  return paragraph(
    run(speak(part.title), limits.header, { bold: true }),
    run(`\n${cut(lines.join('\n'), room.text - 1)}`, room.text),
  );
}
