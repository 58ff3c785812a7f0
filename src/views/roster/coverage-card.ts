import type { Desk } from '../../domain/desk';
import { type OneTap, writeOneTap } from '../../domain/exception/one-tap';
import type { PersonId } from '../../domain/people/person';
import type { CoverageFinding } from '../../domain/roster/coverage';
import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { Button, Card, Part } from '../card';
import { scopeSaid } from '../exception/scope-said';

/** A finding, since when it is told, and what puts it right. */
export interface FindingShown {
  readonly finding: CoverageFinding;
  /** Absent: it is new. */
  readonly since?: Instant;
  /** Absent: nothing is offered for it. */
  readonly fix?: OneTap;
  /** Whether its reader could take it themselves. */
  readonly mayTake?: boolean;
  /** Whoever could, the fairest first. */
  readonly candidate?: PersonId;
}

/** Findings that are shown; the rest is counted. */
export const findingsShown = 6;
/** Findings with buttons: six of those are what the smallest card has room for. */
export const findingsWithFixes = 2;

/** A finding in words. */
export function findingSaid({ kind, person, spans, recurs, ...scope }: CoverageFinding, desk: Desk): Say {
  const [span, ...more] = spans;
  const first = say('coverage.span', { span: { span } });
  const said = say(`coverage.found.${kind}`, {
    when: more.length === 0 ? first : say('coverage.spans', { first, count: more.length }),
    where: scopeSaid(desk, scope) ?? say('coverage.everywhere'),
    person: { person: person ?? '' },
  });
  return recurs && person === undefined ? say('coverage.recurs', { finding: said }) : said;
}

/** What a lead reads in the morning, with what puts the first of it right. */
export const coverageCard = (desk: Desk, all: readonly FindingShown[]): Card => card(desk, all, 'coverage.title');

/** What a manager reads of what begins soon. */
export const coverageForManagers = (desk: Desk, all: readonly FindingShown[]): Card =>
  card(desk, all, 'coverage.titleManagers');

function card(desk: Desk, all: readonly FindingShown[], key: 'coverage.title' | 'coverage.titleManagers'): Card {
  const title = say(key, { count: all.length });
  const more = all.length - findingsShown;
  const shown = all.slice(0, findingsShown);
  const isGoneFixed = shown.some(
    ({ finding, fix }) => (finding.kind === 'gone' || finding.kind === 'unvetted') && fix !== undefined,
  );
  return {
    ...{ title, tone: 'warn', summary: title },
    parts: [
      ...shown.flatMap((one, index) => partsOf(desk, one, index + 1)),
      ...(isGoneFixed ? [{ kind: 'text', style: 'quiet', text: say('coverage.goneHint') } as const] : []),
      ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('coverage.more', { count: more }) } as const] : []),
    ],
  };
}

function partsOf(desk: Desk, shown: FindingShown, nth: number): readonly Part[] {
  const { finding, since } = shown;
  const said = findingSaid(finding, desk);
  const text =
    since === undefined
      ? say('coverage.new', { nth, finding: said })
      : say('coverage.open', { nth, since: { at: since, style: 'date' }, finding: said });
  const buttons = buttonsOf(shown, nth);
  return [{ kind: 'text', text }, ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const])];
}

function buttonsOf({ fix, mayTake, candidate }: FindingShown, nth: number): readonly Button[] {
  if (fix === undefined) return [];
  const take: Button = {
    ...{ action: 'exception.take', value: writeOneTap(fix), label: say('coverage.take', { nth }) },
    tone: 'main',
  };
  const other: Button = {
    ...{ action: 'exception.new', value: writeOneTap(fix), label: say('coverage.other', { nth }) },
    ...{ tone: 'plain', opens: 'form' },
  };
  return [
    ...(mayTake === true ? [take] : []),
    ...(candidate === undefined ? [] : [putButton(fix, candidate, nth)]),
    other,
  ];
}

const putButton = (fix: OneTap, person: PersonId, nth: number): Button => ({
  ...{
    action: 'exception.put',
    value: writeOneTap({ ...fix, person }),
    label: say('coverage.put', { nth, person: { person } }),
  },
  tone: 'plain',
});
