import type { EChartsOption } from 'echarts';
import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { nextDuties, nextDutySaid, placeSaid } from '../digest-words';
import { attainmentSection, categoriesSection } from './bars-section';
import { debtsSection } from './debts-section';
import { fontFamily } from './fonts';
import { header } from './header';
import { contentWidth, type Section } from './section';
import { margin, pageWidth, palette, rect, text } from './shapes';
import { trendSection } from './trend-section';

/** Loaded with the first picture: it is a megabyte, and most processes draw none. */
const echarts = () => require('echarts') as typeof import('echarts');

type MakeSection = (digest: Digest, y: number, speak: Speak) => Section;

const dutyLine = 24;

/** Who is on duty next, at the foot: a line for each place where one has another answer. */
const footer: MakeSection = (digest, y, speak) => {
  const duties = nextDuties(digest);
  return {
    height: 60 + (duties.length - 1) * dutyLine,
    shapes: [
      rect({ x: margin, y, width: contentWidth, height: 1 }, palette.line),
      text(speak(say('digest.next')), margin, y + 28, { size: 13, fill: palette.muted, width: 110 }),
      ...duties.map((duty, index) => {
        const said = nextDutySaid(duty, digest.at);
        const words = duty.place === undefined ? said : say('digest.nextAt', { place: placeSaid(duty), duty: said });
        const place = { x: margin + 118, y: y + 28 + index * dutyLine };
        return text(speak(words), place.x, place.y, { size: 13, fill: palette.ink, width: contentWidth - 118 });
      }),
    ],
  };
};

const sections: readonly MakeSection[] = [
  header,
  debtsSection,
  trendSection,
  attainmentSection,
  categoriesSection,
  footer,
];

function stacked(digest: Digest, speak: Speak): { readonly height: number; readonly made: readonly Section[] } {
  const made: Section[] = [];
  let height = 0;
  for (const make of sections) {
    const section = make(digest, height, speak);
    made.push(section);
    height += section.height;
  }
  return { height, made };
}

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
 * The digest as an SVG, 720 units wide and as high as it needs, its words spoken by `speak`. Not byte-stable: ECharts
 * numbers its elements through the life of the process.
 */
export function svgOfDigest(digest: Digest, speak: Speak): string {
  const { height, made } = stacked(digest, speak);
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width: pageWidth, height });
  try {
    chart.setOption(optionOf(made));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
