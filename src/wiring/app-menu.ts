import type { Json } from '../chat/wecom/api';
import { menuOf } from '../chat/wecom/menu';
import { wordedBeginnings } from '../commands/kinds';
import { say } from '../domain/words';
import type { Speak } from '../ports/translator';

/**
 * The menu of the desk's WeCom app, in the language of `speak`, with ways to begin other records than a report;
 * `publicUrl` has no slash at its end.
 */
export function appMenu(speak: Speak, publicUrl: string, beginnings = wordedBeginnings()): Json {
  const names = {
    report: speak(say('cli.menuReport')),
    urgent: speak(say('cli.menuUrgent')),
    find: speak(say('cli.menuFind')),
    mine: speak(say('cli.menuMine')),
    open: speak(say('cli.menuOpen')),
    duty: speak(say('cli.menuDuty')),
    help: speak(say('cli.menuHelp')),
    page: speak(say('cli.menuPage')),
    more: speak(say('cli.menuMore')),
    begins: new Map(beginnings.map(({ id, label }) => [id, speak(say(label))])),
  };
  return menuOf(names, publicUrl);
}
