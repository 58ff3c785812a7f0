import type { FeedScope } from '../../domain/roster/duty-feed';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Button, Card } from '../card';

/** Asks for a calendar link of one's own shifts, or of the whole roster. */
export const dutyLinkButton = (scope: FeedScope): Button => ({
  action: 'duty-link',
  value: scope,
  label: say(scope === 'mine' ? 'roster.linkOfMine' : 'roster.linkOfAll'),
  tone: 'plain',
  opens: 'card',
});

/** Somebody has a link already: it cannot be read again, but be replaced or ended. */
export function dutyLinkCard(scope: FeedScope, madeAt: Instant): Card {
  const title = say('roster.linkTitle');
  const button = (act: 'new' | 'end'): Button => ({
    action: 'duty-link',
    value: `${scope}:${act}`,
    label: say(act === 'new' ? 'roster.linkNew' : 'roster.linkEnd'),
    tone: act === 'new' ? 'plain' : 'danger',
    opens: 'card',
  });
  return {
    title,
    tone: 'plain',
    summary: title,
    parts: [
      { kind: 'text', text: say('roster.linkHas', { at: { at: madeAt, style: 'date-time' } }) },
      { kind: 'buttons', buttons: [button('new'), button('end')] },
    ],
  };
}
