import { type QuietHours, type QuietWish, timeOfMinute } from '../../domain/flow/quiet-hours';
import type { Person } from '../../domain/people/person';
import { type Say, say } from '../../domain/words';
import type { Reply } from '../../ports/inbound';
import type { InboundDeps } from '../inbound-deps';

/** Keeps the quiet hours that somebody wants, or ends them, and says how they stand and how they are changed. */
export async function wishQuiet(deps: InboundDeps, by: Person, wish: QuietWish): Promise<Reply> {
  if (wish === 'show') return { kind: 'done', text: howTheyStand(by.quiet) };
  await deps.people.change(by.id, (known) => known && withQuiet(known, wish), deps.clock.now());
  return { kind: 'done', text: wish === 'off' ? say('desk.quietOff') : quietSaid(wish) };
}

function withQuiet({ quiet: _, ...person }: Person, wish: QuietHours | 'off'): Person {
  return wish === 'off' ? person : { ...person, quiet: wish };
}

const quietSaid = ({ from, to }: QuietHours): Say =>
  say('desk.quiet', { from: timeOfMinute(from), to: timeOfMinute(to) });

const howTheyStand = (quiet: QuietHours | undefined): Say =>
  say('desk.quietHow', { now: quiet === undefined ? say('desk.quietNone') : quietSaid(quiet) });
