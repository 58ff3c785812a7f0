import type { WecomDesk } from './adapter';
import { greet, rememberTalk } from './greet';
import { handleHeard } from './hear';
import { handleMenu } from './menu-click';
import { handlePress } from './press';
import type { Happening } from './wecom-event';

/** Handles what a callback told; `key` is the one it was kept under. Throws WecomError. */
export async function handle(wecom: WecomDesk, happening: Happening, key: string): Promise<void> {
  const { inbound, logger } = wecom;
  switch (happening.kind) {
    case 'message':
      return handleHeard(wecom, happening, key);
    case 'press':
      await rememberTalk(wecom, happening.from);
      return handlePress(wecom, happening, key);
    case 'menu':
      return handleMenu(wecom, happening, key);
    case 'entered':
      return greet(wecom, happening.from, key);
    case 'joined':
      return inbound.returned('wecom', happening.account);
    case 'left':
      return inbound.left('wecom', happening.account);
    case 'renamed':
      return inbound.renamed('wecom', happening);
    case 'alarm':
      logger.error('WeCom switches unused apps off, and warns of this one', happening);
      return;
    case 'ignored':
      logger.info('WeCom told something the desk has no use for', happening);
      return;
  }
}
