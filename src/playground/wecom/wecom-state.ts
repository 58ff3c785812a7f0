import { playClock } from '../persona-state';
import { type Company, isAmong, shownMember } from './company';
import { outsider } from './sign-in';
import type { WecomParts } from './wecom-call';
import type { WecomGroup, WecomState } from './wire';

/** The groups a member sees: those they are in, once something was said there. */
const groupsOf = (company: Company, userid: string): readonly WecomGroup[] =>
  company.world.groups.filter((group) => isAmong(group.members, userid) && group.messages.length > 0);

/** What stands before an app page's path to see it as a persona. */
export const webviewOf = (userid: string): string =>
  userid === outsider ? `/webview/${outsider}/` : `/webview/@${encodeURIComponent(userid)}/`;

/** Everything a member sees. Throws CannotDo where there is none. */
export function wecomState({ company, telephones }: WecomParts, as: string): WecomState {
  const { seed, world, feed, clock } = company;
  const me = company.needMember(as);
  return {
    lastEvent: feed.lastId,
    company: { corpId: seed.corpId, name: seed.name },
    app: { agentId: seed.app.agentId, name: seed.app.name },
    me: shownMember(me),
    members: world.members.filter((one) => !one.gone).map(shownMember),
    messages: company.messages(me.userid).filter((one) => one.discarded !== true),
    groups: groupsOf(company, me.userid),
    menu: world.menu,
    webview: webviewOf(me.userid),
    clock: playClock(clock.now()),
    phone: telephones.shown(me.userid),
  };
}
