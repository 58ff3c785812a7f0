import { typed } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Part } from '../../views/card';
import { type Block, paragraph, run } from './blocks';
import { cut } from './text';

type Chart = Extract<Part, { kind: 'chart' }>;

/** Places of the labels at which every series has a value: Slack draws no gaps, and a line of dashes says nothing. */
const complete = ({ labels, series }: Chart): readonly number[] =>
  labels.flatMap((_, index) => (series.every(({ values }) => values[index] != null) ? [index] : []));

/**
 * The native chart of the complete labels, or undefined where Slack's cannot show these numbers or there is nothing to
 * draw: no two labels or series may share a name, and a line needs two points.
 */
export function nativeChart(part: Chart, speak: Speak): Block | undefined {
  const labels = part.labels.map((label) => cut(speak(label), slackLimits.chartLabel.most));
  const names = part.series.map((series) => cut(speak(series.name), slackLimits.chartLabel.most));
  const shown = complete(part);
  const tooMany = shown.length > slackLimits.chartPoints.most || names.length > slackLimits.chartSeries.most;
  const twins = new Set(labels).size < labels.length || new Set(names).size < names.length;
  const nothing = names.length === 0 || labels.some((label) => label === '');
  const tooFew = shown.length < (part.style === 'line' ? 2 : 1);
  if (tooMany || tooFew || twins || nothing) return undefined;
  return {
    type: 'data_visualization',
    title: cut(speak(part.title), slackLimits.chartTitle.most),
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
  const lines = complete(part)
    .slice(-room.rows)
    .map((nth) => {
      const numbers = part.series.map(({ name, values }) => `${speak(name)} ${values[nth]}`);
      return `${speak(part.labels[nth] ?? typed(''))}  ${numbers.join(' · ')}`;
    });
  return paragraph(
    run(speak(part.title), slackLimits.headerText.most, { bold: true }),
    run(`\n${cut(lines.join('\n'), room.text - 1)}`, room.text),
  );
}
