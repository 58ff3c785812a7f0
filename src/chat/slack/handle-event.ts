import type { SlackAdapter } from './adapter';
import { accountAt, at, textAt } from './fields';
import { handleChanged, handleHeard } from './hear';
import { publishHome } from './home';
import { changedIn, heardIn, type Identity } from './parse';

/** Handles one kept event. `again`: it may have been handled before, wholly or in part. Throws SlackError. */
export async function handleEvent(slack: SlackAdapter, me: Identity, payload: unknown, again: boolean): Promise<void> {
  const event = at(payload, 'event');
  const type = textAt(event, 'type');
  const heard = heardIn(event, me);
  if (heard !== undefined) return handleHeard(slack, heard, again);
  const changed = changedIn(event, me);
  if (changed !== undefined) return handleChanged(slack, changed, again);
  if (type === 'app_home_opened' && textAt(event, 'tab') === 'home') {
    const account = accountAt(event, 'user');
    if (account !== undefined) await publishHome(slack, account);
  }
  if (type === 'user_change') await accountChanged(slack, event);
  if (type === 'app_uninstalled' || type === 'tokens_revoked') {
    slack.logger.error('Slack took our access away: install the app again', { event: type });
  }
}

/** Somebody's account changed: what was known of it is asked anew, and whoever was deactivated has left, or is back. */
async function accountChanged({ profiles, inbound }: SlackAdapter, event: unknown): Promise<void> {
  const account = accountAt(event, 'user', 'id');
  if (account === undefined) return;
  profiles.forget(account);
  if (at(event, 'user', 'deleted') === true) await inbound.left('slack', account);
  else await inbound.returned('slack', account);
}
