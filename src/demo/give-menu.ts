import { createMenu } from '../chat/wecom/menu';
import { wecomClient } from '../cli/wecom-client';
import type { Config } from '../config/config';
import { createTranslator } from '../i18n/create-translator';
import type { Clock } from '../ports/clock';
import { appMenu } from '../wiring/app-menu';

/**
 * Gives the app in the demo's company its menu, as `dutydesk wecom-menu` does. At every start, for its pages are where
 * this demo listens. Throws WecomError.
 */
export async function giveMenu({ wecom, http, desk }: Config, clock: Clock): Promise<void> {
  if (wecom === undefined || http.publicUrl === undefined) return;
  const { language, zone } = desk;
  const speak = createTranslator().speakTo({ language, zone, now: clock.now(), nameOf: (id) => id });
  await createMenu(wecomClient(wecom, clock), wecom.agentId, appMenu(speak, http.publicUrl));
}
