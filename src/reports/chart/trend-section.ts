import type { LineSeriesOption, YAXisComponentOption } from 'echarts';
import { type Say, say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { smallSampleBelow, type TrendDay } from '../satisfaction';
import { percent } from '../share';
import { drawable, widthOfText } from './drawable';
import { fontFamily } from './fonts';
import { contentWidth, emptySection, type Plot, type Section, sectionTitle } from './section';
import { margin, palette } from './shapes';

const plotHeight = 190;
const plotLeft = margin + 32;
const labelSize = 12;

/** Where the axis begins: as close as it may, but below everything shown, the target included. In percent. */
export function axisFrom(rates: readonly (number | null)[], target: number): number {
  const lowest = Math.min(target, ...rates.flatMap((rate) => rate ?? [])) * 100;
  return [80, 50].find((start) => lowest >= start + 2) ?? 0;
}

const stepOf = (from: number): number => (from === 80 ? 5 : from === 50 ? 10 : 20);

const axisLook = {
  axisLine: { lineStyle: { color: palette.line } },
  axisTick: { show: false },
  axisLabel: { fontFamily, color: palette.muted, fontSize: 12 },
};

const yAxisFrom = (from: number): YAXisComponentOption => ({
  type: 'value',
  min: from,
  max: 100,
  interval: stepOf(from),
  ...axisLook,
  axisLine: { show: false },
  splitLine: { lineStyle: { color: palette.line } },
});

/** Room that the rate of the last day and the name of the target need, the one above the other. */
const apart = 17;

/**
 * The rate of the last day stands right of its dot, where no line of the chart leads, and out of the way of the target's
 * name, which stands there too.
 */
function lastLabel(rate: number, target: number, from: number) {
  const above = ((rate - target) * 100 * plotHeight) / (100 - from);
  const moved = Math.abs(above) >= apart ? 0 : above >= 0 ? above - apart : above + apart;
  return { position: 'right' as const, distance: 8, offset: [0, moved] };
}

function dotOf({ rate, whole }: TrendDay, isLast: boolean, target: number, from: number) {
  if (rate === null) return { value: '-' };
  const small = whole < smallSampleBelow;
  return {
    value: percent(rate),
    symbolSize: isLast ? 11 : 7,
    itemStyle: { color: small ? palette.paper : palette.brand, borderColor: palette.brand, borderWidth: small ? 2 : 0 },
    label: {
      show: isLast,
      formatter: () => `${percent(rate)}%`,
      ...lastLabel(rate, target, from),
      fontFamily,
      fontSize: 14,
      fontWeight: 'bold' as const,
      color: palette.brand,
    },
  };
}

const targetLabel = ({ satisfaction: { target } }: Digest, speak: Speak): string =>
  drawable(speak(say('digest.pictureTarget', { rate: percent(target) })));

function seriesOf(digest: Digest, from: number, label: string): LineSeriesOption {
  const { trend, satisfaction } = digest;
  return {
    type: 'line',
    data: trend.map((day, index) => dotOf(day, index === trend.length - 1, satisfaction.target, from)),
    connectNulls: false,
    symbol: 'circle',
    showAllSymbol: true,
    lineStyle: { width: 3, color: palette.brand },
    // A filled area means "from zero"; with a shortened axis it would exaggerate.
    ...(from === 0 ? { areaStyle: { color: 'rgba(37,99,235,0.07)' } } : {}),
    markLine: {
      silent: true,
      symbol: 'none',
      data: [{ yAxis: percent(satisfaction.target) }],
      lineStyle: { color: palette.bad, type: 'dashed', width: 1.5 },
      label: { formatter: () => label, color: palette.bad, fontFamily, fontSize: labelSize, position: 'end' },
    },
  };
}

function plotOf(digest: Digest, y: number, from: number, speak: Speak): Plot {
  const label = targetLabel(digest, speak);
  const width = contentWidth - 32 - 10 - widthOfText(label, labelSize);
  return {
    box: { x: plotLeft, y: y + 54, width, height: plotHeight },
    xAxis: {
      type: 'category',
      data: digest.trend.map(({ date, now }) => `${date.slice(5)}${now === undefined ? '' : '*'}`),
      boundaryGap: false,
      ...axisLook,
      axisLabel: { ...axisLook.axisLabel, interval: 0, fontSize: 11, margin: 10 },
    },
    yAxis: yAxisFrom(from),
    series: seriesOf(digest, from, label),
  };
}

function notesOf({ trend }: Digest, from: number): readonly Say[] {
  const small = trend.some(({ rate, whole }) => rate !== null && whole < smallSampleBelow);
  return [
    ...(small ? [say('digest.pictureTrendNote', { count: smallSampleBelow })] : []),
    ...(trend.some(({ now }) => now !== undefined) ? [say('digest.pictureTrendMark')] : []),
    ...(from > 0 ? [say('digest.pictureTrendAxis', { rate: from })] : []),
  ];
}

/** Satisfaction of the last working days against its target. Days without ratings are gaps, never zeros. */
export function trendSection(digest: Digest, y: number, speak: Speak): Section {
  const { trend, satisfaction } = digest;
  const title = speak(say('digest.trend', { count: trend.length }));
  if (satisfaction.overall.rate === null) {
    return emptySection(title, speak(say('digest.pictureTrendEmpty', { count: trend.length })), y);
  }
  const from = axisFrom(
    trend.map(({ rate }) => rate),
    satisfaction.target,
  );
  const note = notesOf(digest, from).map(speak).join(' · ');
  return { height: 298, shapes: sectionTitle(title, y, note), plot: plotOf(digest, y, from, speak) };
}
