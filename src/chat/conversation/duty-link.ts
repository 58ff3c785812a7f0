import type { Person } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import { type FeedScope, mayReadFeed } from '../../domain/roster/duty-feed';
import { say } from '../../domain/words';
import { dutyLinkOf, endDutyLink, makeDutyLink } from '../../ports/duty-links';
import type { Reply } from '../../ports/inbound';
import { dutyLinkCard } from '../../views/roster/duty-link-card';
import type { InboundDeps } from '../inbound-deps';

/** What a button asks: `mine`, `mine:new`, `mine:end`; the same for `all`. */
const asked = /^(mine|all)(?::(new|end))?$/;

/**
 * Somebody's calendar link: makes one where they have none, else asks whether another is to take its place; it is shown
 * once, for nobody can read it afterwards. `end` ends it.
 */
export async function dutyLink(deps: InboundDeps, by: Person, value = ''): Promise<Reply> {
  const { shared, clock, calendars } = deps;
  const now = clock.now();
  const [, scope, act] = (asked.exec(value) as [string, FeedScope, string | undefined] | [] | null) ?? [];
  if (scope === undefined || calendars === undefined)
    return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  if (!mayReadFeed(scope, by)) return { kind: 'refused', refusal: refuse('refusal.notYourList') };
  const link = { person: by.id, scope };
  if (act === 'end') {
    await endDutyLink(shared, link, now);
    return { kind: 'done', text: say('roster.linkEnded') };
  }
  const madeAt = act === 'new' ? undefined : await dutyLinkOf(shared, link, now);
  if (madeAt !== undefined) return { kind: 'card', card: dutyLinkCard(scope, madeAt), isPrivate: true };
  const secret = calendars.secret();
  await makeDutyLink(shared, { ...link, madeAt: now }, secret);
  const url = `${calendars.url}/duty/${secret}.ics`;
  return { kind: 'done', text: say(scope === 'mine' ? 'roster.linkMine' : 'roster.linkAll', { url }) };
}
