import { own } from '../domain/own';
import { type Fact, say, type WordKey } from '../domain/words';

const names: Readonly<Record<string, WordKey>> = {
  slack: 'notice.platformSlack',
  wecom: 'notice.platformWecom',
  mail: 'notice.platformMail',
  oa: 'notice.platformOa',
};

/** What people call a platform; its own name for one that has no sentence. */
export function platformName(platform: string): Fact {
  const key = own(names, platform);
  return key === undefined ? platform : say(key);
}
