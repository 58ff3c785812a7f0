import type { ChartData } from './chart-data';

const color = (index: number) => `var(--chart-${(index % 6) + 1})`;
const round = 2 * Math.PI * 40;

/** A ring with one arc for each segment, its share beside it. */
export function Pie({ data }: { readonly data: ChartData }) {
  const values = data.series[0]?.values.map((value) => value ?? 0) ?? [];
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const startOf = (index: number) => values.slice(0, index).reduce((sum, value) => sum + value, 0) / total;
  return (
    <div class="chart-pie">
      <svg viewBox="0 0 120 120" role="img" aria-label={data.title}>
        {values.map((value, index) => (
          <circle
            key={data.categories[index]}
            cx={60}
            cy={60}
            r={40}
            fill="none"
            stroke={color(index)}
            stroke-width={26}
            stroke-dasharray={`${Math.max(0, (value / total) * round - 1.5)} ${round}`}
            transform={`rotate(${startOf(index) * 360 - 90} 60 60)`}
          >
            <title>{`${data.categories[index]}: ${value}`}</title>
          </circle>
        ))}
        <text x={60} y={66} text-anchor="middle" class="chart-total">
          {total}
        </text>
      </svg>
      <ul class="chart-legend">
        {values.map((value, index) => (
          <li key={data.categories[index]}>
            <i style={{ background: color(index) }} />
            {data.categories[index]}
            <b>{value}</b>
            <small>{Math.round((value / total) * 100)} %</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
