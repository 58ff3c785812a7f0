import { say } from '../../domain/words';
import type { DrawRoster, RosterDrawing } from '../../ports/roster-drawing';
import { holesIn } from '../../views/roster/roster-card';
import { drawPng } from './draw-png';
import { coloursOf, type RosterDrawn, rosterMargin, rosterSection, rosterWidth } from './roster-section';
import type { Section } from './section';
import { palette, text } from './shapes';
import { svgOfSections } from './svg-of-sections';

/** Parts and absences drawn; the page has all of them. */
const mostParts = 4;
const mostAway = 8;
const wide = rosterWidth - 2 * rosterMargin;

function header({ desk, roster, speak }: RosterDrawn, y: number): Section {
  const holes = holesIn(roster);
  const title = speak(say('roster.pictureTitle', { desk: { localised: desk.name } }));
  const asOf = say('roster.asOf', { at: { at: roster.asOf, style: 'date-time' }, zone: roster.zone });
  const said = holes > 0 ? say('roster.holes', { count: holes }) : say('roster.noHoles');
  return {
    height: 96,
    shapes: [
      text(title, rosterMargin, y + 26, { size: 22, fill: palette.ink, bold: true, width: wide }),
      text(speak(asOf), rosterMargin, y + 54, { size: 13, fill: palette.muted, width: wide }),
      text(speak(said), rosterMargin, y + 78, {
        ...{ size: 15, fill: holes > 0 ? palette.bad : palette.good, bold: holes > 0, width: wide },
      }),
    ],
  };
}

/** Who is on leave, and what the picture has no room for. */
function footer({ roster, speak }: RosterDrawn, y: number): Section {
  const { away, parts } = roster;
  const more = parts.length - mostParts;
  const lines = [
    ...away.slice(0, mostAway).map(({ person, from, to }) => ({
      said: say('roster.pictureAway', { person: { person }, span: { span: { from, to } } }),
      fill: palette.ink,
    })),
    ...(away.length > mostAway
      ? [{ said: say('roster.moreAway', { count: away.length - mostAway }), fill: palette.muted }]
      : []),
    ...(more > 0 ? [{ said: say('roster.moreParts', { count: more }), fill: palette.muted }] : []),
    { said: say('roster.pictureKey'), fill: palette.muted },
  ];
  return {
    height: lines.length * 24 + 16,
    shapes: lines.map(({ said, fill }, nth) =>
      text(speak(said), rosterMargin, y + 12 + nth * 24, { size: 14, fill, width: wide }),
    ),
  };
}

/** The roster as an SVG, 540 units wide and as high as it needs. */
export function svgOfRoster(drawing: RosterDrawing): string {
  const drawn: RosterDrawn = { ...drawing, colours: coloursOf(drawing.roster) };
  return svgOfSections(rosterWidth, [
    (y) => header(drawn, y),
    ...drawing.roster.parts.slice(0, mostParts).map((_, nth) => (y: number) => rosterSection(drawn, nth, y)),
    (y) => footer(drawn, y),
  ]);
}

/** The next days of the roster as a PNG. */
export const drawRoster: DrawRoster = (drawing) => drawPng(svgOfRoster(drawing), drawing.language);
