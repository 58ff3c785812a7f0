import type { EChartsOption } from 'echarts';
import { fontFamily } from './fonts';
import type { Section } from './section';
import { palette } from './shapes';

/** Loaded with the first picture: it is a megabyte, and most processes draw none. */
const echarts = () => require('echarts') as typeof import('echarts');

function optionOf(made: readonly Section[]): EChartsOption {
  const plots = made.flatMap(({ plot }) => plot ?? []);
  return {
    animation: false,
    backgroundColor: palette.paper,
    textStyle: { fontFamily },
    graphic: made.flatMap(({ shapes }) => shapes) as NonNullable<EChartsOption['graphic']>,
    grid: plots.map(({ box: { x, y, width, height } }) => ({ left: x, top: y, width, height })),
    xAxis: plots.map(({ xAxis }, gridIndex) => ({ ...xAxis, gridIndex })) as NonNullable<EChartsOption['xAxis']>,
    yAxis: plots.map(({ yAxis }, gridIndex) => ({ ...yAxis, gridIndex })) as NonNullable<EChartsOption['yAxis']>,
    series: plots.map(({ series }, index) => ({ ...series, xAxisIndex: index, yAxisIndex: index })),
  };
}

/**
 * Sections, one below the other, as an SVG that wide and as high as they need. Not byte-stable: ECharts numbers its elements
 * through the life of the process.
 */
export function svgOfSections(width: number, sections: readonly ((y: number) => Section)[]): string {
  const made: Section[] = [];
  let height = 0;
  for (const make of sections) {
    const section = make(height);
    made.push(section);
    height += section.height;
  }
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(optionOf(made));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
