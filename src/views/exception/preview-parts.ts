import type { Desk } from '../../domain/desk';
import type { PlannedChange, Preview } from '../../domain/exception/preview';
import type { PersonId } from '../../domain/people/person';
import { type Fact, type Say, say } from '../../domain/words';
import type { FactRow, Part } from '../card';
import { findingSaid } from '../roster/coverage-card';
import { scopeSaid } from './scope-said';

/** What a card has room for. */
const changesShown = 6;
const clashesShown = 4;

const who = (id: PersonId | null): Fact => (id === null ? say('exception.nobody') : { person: id });

/** Who was to be on duty and who is instead: what stays is not said twice. */
export function changeSaid({ was, becomes }: Pick<PlannedChange, 'was' | 'becomes'>): Say {
  const primary = say('exception.change.primary', { was: who(was.primary), becomes: who(becomes.primary) });
  const backup = say('exception.change.backup', { was: who(was.backup), becomes: who(becomes.backup) });
  if (was.backup === becomes.backup) return primary;
  return was.primary === becomes.primary ? backup : say('exception.change.both', { primary, backup });
}

/** When. */
export const spanSaid = ({ from, to }: Pick<PlannedChange, 'from' | 'to'>): Say =>
  say('coverage.span', { span: { span: { from, to } } });

function rowOf(desk: Desk, change: PlannedChange): FactRow {
  const where = scopeSaid(desk, change);
  const said = changeSaid(change);
  return { label: spanSaid(change), value: where === undefined ? said : say('exception.change.at', { where, said }) };
}

function uncoveredSaid({ was, becomes }: Preview['uncovered']): Say {
  if (becomes === 0) return say('exception.preview.covered');
  const facts = { was: { lasts: was }, becomes: { lasts: becomes } };
  return say(was === 0 ? 'exception.preview.uncovered' : 'exception.preview.uncoveredNow', facts);
}

/** What a plan would change: who is on duty, how long nobody is, and what the roster would lack. */
export function previewParts(desk: Desk, { changes, more, uncovered, clashes }: Preview): readonly Part[] {
  const rest = more + Math.max(0, changes.length - changesShown);
  return [
    {
      kind: 'text',
      style: 'strong',
      text: say(changes.length === 0 ? 'exception.preview.none' : 'exception.preview.title'),
    },
    ...(changes.length === 0
      ? []
      : [
          {
            kind: 'facts',
            style: 'list',
            rows: changes.slice(0, changesShown).map((one) => rowOf(desk, one)),
          } as const,
        ]),
    ...(rest > 0
      ? [{ kind: 'text', style: 'quiet', text: say('exception.preview.more', { count: rest }) } as const]
      : []),
    { kind: 'text', text: uncoveredSaid(uncovered) },
    ...clashes.slice(0, clashesShown).map(
      (finding): Part => ({
        kind: 'text',
        text: say('exception.preview.lacks', { finding: findingSaid(finding, desk) }),
      }),
    ),
  ];
}
