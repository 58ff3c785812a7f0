import type { SlackJson } from '../../wire';
import { useReader } from '../text/names';
import { type ChartData, chartDataOf, scaleFor } from './chart-data';
import { Pie } from './pie';

const width = 560;
const height = 230;
const edge = { left: 40, right: 12, top: 10, bottom: 42 };

/** The colour of the n-th series, defined in the style sheet for light and dark. */
export const seriesColor = (index: number): string => `var(--chart-${(index % 6) + 1})`;

function bandOf(data: ChartData) {
  const inner = width - edge.left - edge.right;
  const band = inner / Math.max(1, data.categories.length);
  return { band, middle: (index: number) => edge.left + band * (index + 0.5) };
}

function scaleOf(data: ChartData) {
  const marks = scaleFor(data.series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const low = marks[0] ?? 0;
  const high = marks.at(-1) ?? 1;
  const inner = height - edge.top - edge.bottom;
  return { marks, y: (value: number) => edge.top + inner * (1 - (value - low) / (high - low)) };
}

type Y = (value: number) => number;

function Bars({ data, y }: { readonly data: ChartData; readonly y: Y }) {
  const { band, middle } = bandOf(data);
  const bar = Math.min(28, (band * 0.72) / Math.max(1, data.series.length));
  return data.series.map(({ name, values }, nth) =>
    values.map((value, index) => {
      if (value === null) return null;
      const x = middle(index) + bar * (nth - data.series.length / 2);
      const top = Math.min(y(value), y(0));
      const tall = Math.max(1, Math.abs(y(0) - y(value)));
      return (
        <rect key={index} x={x} y={top} width={bar - 2} height={tall} rx={3} fill={seriesColor(nth)}>
          <title>{`${name} · ${data.categories[index]}: ${value}`}</title>
        </rect>
      );
    }),
  );
}

function Lines({ data, y }: { readonly data: ChartData; readonly y: Y }) {
  const { middle } = bandOf(data);
  return data.series.map(({ name, values }, nth) => {
    const points = values.flatMap((value, index) =>
      value === null ? [] : [{ x: middle(index), y: y(value), index, value }],
    );
    const path = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
    const ground = `L${points.at(-1)?.x} ${y(0)}L${points[0]?.x} ${y(0)}Z`;
    return (
      <g key={name} stroke={seriesColor(nth)} fill={seriesColor(nth)}>
        {data.kind === 'area' && points.length > 0 && <path d={path + ground} stroke="none" opacity={0.18} />}
        <path d={path} fill="none" stroke-width={2.5} stroke-linejoin="round" stroke-linecap="round" />
        {points.map((point) => (
          <circle key={point.index} cx={point.x} cy={point.y} r={3.5} stroke="var(--page)" stroke-width={1.5}>
            <title>{`${name} · ${data.categories[point.index]}: ${point.value}`}</title>
          </circle>
        ))}
      </g>
    );
  });
}

function Axes({ data, marks, y }: { readonly data: ChartData; readonly marks: readonly number[]; readonly y: Y }) {
  const { band, middle } = bandOf(data);
  const every = Math.ceil(56 / band);
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={edge.left} x2={width - edge.right} y1={y(mark)} y2={y(mark)} class="chart-grid" />
          <text x={edge.left - 8} y={y(mark) + 4} text-anchor="end">
            {mark}
          </text>
        </g>
      ))}
      {data.categories.map((category, index) =>
        index % every === 0 ? (
          <text key={category} x={middle(index)} y={height - edge.bottom + 18} text-anchor="middle">
            {category}
          </text>
        ) : null,
      )}
      {data.xLabel !== '' && (
        <text class="chart-axis" x={(width + edge.left) / 2} y={height - 4} text-anchor="middle">
          {data.xLabel}
        </text>
      )}
    </>
  );
}

/** A data_visualization block as an SVG: lines, areas, bars or a pie, with its legend. */
export function ChartBlock({ block }: { readonly block: SlackJson }) {
  const { words } = useReader();
  const data = chartDataOf(block);
  if (data === undefined) return <div class="unknown">{words('unknownBlock', { type: 'data_visualization' })}</div>;
  const { marks, y } = scaleOf(data);
  const legend = data.kind === 'pie' ? [] : data.series.map(({ name }) => name);
  return (
    <figure class="bk-chart">
      <figcaption>
        {data.title}
        {data.yLabel !== '' && <small>{data.yLabel}</small>}
      </figcaption>
      {data.kind === 'pie' ? (
        <Pie data={data} />
      ) : (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={data.title}>
          <Axes data={data} marks={marks} y={y} />
          {data.kind === 'bar' ? <Bars data={data} y={y} /> : <Lines data={data} y={y} />}
        </svg>
      )}
      {legend.length > 0 && (
        <ul class="chart-legend">
          {legend.map((name, nth) => (
            <li key={name}>
              <i style={{ background: seriesColor(nth) }} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
