import type { WecomAdapter } from './adapter';
import { greet, rememberTalk } from './greet';
import { handleHeard } from './hear';
import { handleMenu } from './menu-click';
import { handlePress } from './press';
import type { WecomEvent } from './wecom-event';

/** Handles what a callback told; `key` is the one it was kept under. Throws WecomError. */
export async function handle(wecom: WecomAdapter, event: WecomEvent, key: string): Promise<void> {
  const { inbound, logger } = wecom;
  switch (event.kind) {
    case 'message':
      return handleHeard(wecom, event, key);
    case 'press':
      await rememberTalk(wecom, event.from);
      return handlePress(wecom, event, key);
    case 'menu':
      return handleMenu(wecom, event, key);
    case 'entered':
      return greet(wecom, event.from, key);
    case 'joined':
      return inbound.returned('wecom', event.account);
    case 'left':
      return inbound.left('wecom', event.account);
    case 'renamed':
      return inbound.renamed('wecom', event);
    case 'alarm':
      logger.error('WeCom switches unused apps off, and warns of this one', event);
      return;
    case 'ignored':
      logger.info('WeCom told something the desk has no use for', event);
      return;
  }
}
