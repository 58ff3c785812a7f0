import { typed } from '../../../domain/words';
import type { Speak } from '../../../ports/translator';
import type { Part } from '../../../views/card';
import { oneLine } from './clean';

/** The numbers of a chart in words: its title, then a line for each label at which every series has a value. */
export function chartLines(chart: Extract<Part, { kind: 'chart' }>, speak: Speak): readonly string[] {
  const lines = chart.labels.flatMap((label, nth) => {
    if (chart.series.some(({ values }) => values[nth] == null)) return [];
    const numbers = chart.series.map(({ name, values }) => `${oneLine(speak(name))} ${values[nth]}`);
    return [`${oneLine(speak(label ?? typed('')))}  ${numbers.join(' · ')}`];
  });
  return lines.length === 0 ? [] : [oneLine(speak(chart.title)), ...lines];
}
