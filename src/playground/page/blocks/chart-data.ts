import type { SlackJson } from '../../wire';

/** One line, area or set of bars. A null is a category without a value. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** A data_visualization block made ready to draw. */
export interface ChartData {
  readonly kind: 'line' | 'area' | 'bar' | 'pie';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
}

interface Point {
  readonly label: string;
  readonly value: number | null;
}

interface ChartJson {
  readonly type?: string;
  readonly segments?: readonly Point[];
  readonly series?: readonly { readonly name: string; readonly data: readonly Point[] }[];
  readonly axis_config?: {
    readonly categories?: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

/** The chart in a data_visualization block, or undefined if it is of a kind we don't know. */
export function chartDataOf(block: SlackJson): ChartData | undefined {
  const chart = (block['chart'] ?? {}) as ChartJson;
  const title = String(block['title'] ?? '');
  if (chart.type === 'pie') {
    const points = chart.segments ?? [];
    const series = [{ name: title, values: points.map(({ value }) => value) }];
    return { kind: 'pie', title, categories: points.map(({ label }) => label), series, xLabel: '', yLabel: '' };
  }
  if (chart.type !== 'line' && chart.type !== 'area' && chart.type !== 'bar') return undefined;
  const all = chart.series ?? [];
  const categories = chart.axis_config?.categories ?? all[0]?.data.map(({ label }) => label) ?? [];
  const series = all.map(({ name, data }) => ({
    name,
    values: categories.map((category) => data.find(({ label }) => label === category)?.value ?? null),
  }));
  const { x_label: xLabel = '', y_label: yLabel = '' } = chart.axis_config ?? {};
  return { kind: chart.type, title, categories, series, xLabel, yLabel };
}

/** Round steps from 0 (or below, for negative values) to above the highest value: 4 to 6 marks. */
export function scaleFor(values: readonly number[]): readonly number[] {
  const low = Math.min(0, ...values);
  const top = Math.max(0, ...values);
  const high = top === low ? low + 1 : top;
  const span = high - low;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5) ?? span;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
