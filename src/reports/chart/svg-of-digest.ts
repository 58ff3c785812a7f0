import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Digest } from '../digest';
import { nextDuties, nextDutySaid, placeSaid } from '../digest-words';
import { attainmentSection, categoriesSection } from './bars-section';
import { debtsSection } from './debts-section';
import { header } from './header';
import { contentWidth, type Section } from './section';
import { margin, pageWidth, palette, rect, text } from './shapes';
import { svgOfSections } from './svg-of-sections';
import { trendSection } from './trend-section';

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

/**
 * The digest as an SVG, 720 units wide and as high as it needs, its words spoken by `speak`. Not byte-stable, as no SVG of
 * ECharts is.
 */
export const svgOfDigest = (digest: Digest, speak: Speak): string =>
  svgOfSections(
    pageWidth,
    sections.map((make) => (y: number) => make(digest, y, speak)),
  );
