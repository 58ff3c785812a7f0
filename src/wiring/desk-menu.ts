import type { Json } from '../chat/wecom/api';
import { menuOf } from '../chat/wecom/menu';
import { say } from '../domain/words';
import type { Speak } from '../ports/translator';

/** The menu of the desk's WeCom app, in the language of `speak`; `publicUrl` has no slash at its end. */
export function deskMenu(speak: Speak, publicUrl: string): Json {
  const names = {
    report: speak(say('cli.menuReport')),
    jobs: speak(say('cli.menuJobs')),
    urgent: speak(say('cli.menuUrgent')),
  };
  return menuOf(names, publicUrl);
}
