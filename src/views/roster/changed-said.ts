import type { PersonId } from '../../domain/people/person';
import type { DutyChanged } from '../../domain/roster/duty-changed';
import { theDesk } from '../../domain/ticket/event';
import { type Say, say, sayAll } from '../../domain/words';

/** Most stretches that are told; more of them are counted. */
const most = 3;

/** What somebody reads whose duty is another because of what others did. `by`: who did it. Undefined: nothing changed. */
export function changedSaid(changes: readonly DutyChanged[], by: PersonId): Say | undefined {
  const more = changes.length - most;
  const what = sayAll([
    ...changes
      .slice(0, most)
      .map(({ now, from, to }) => say(`roster.changed.${now}`, { span: { span: { from, to } } })),
    ...(more > 0 ? [say('roster.changed.more', { count: more })] : []),
  ]);
  if (what === undefined) return undefined;
  return by === theDesk ? say('roster.changed', { what }) : say('roster.changedBy', { what, by: { person: by } });
}
