import { wecomLimits } from '../../platforms/wecom-limits';
import type { WecomApi } from './api';

/** A group chat of the app's own. */
export interface NewGroup {
  /** What is too long for WeCom is left out. */
  readonly name: string;
  /** Accounts. */
  readonly members: readonly string[];
  /** A group without a message is not shown to anybody. */
  readonly hello: string;
}

/** Makes the group and says hello in it (wecom.md §5.1); answers its chatid. Throws WecomError. */
export async function createGroup(api: Pick<WecomApi, 'call'>, { name, members, hello }: NewGroup): Promise<string> {
  const { chatid } = await api.call('appchat/create', {
    name: [...name].slice(0, wecomLimits.groupName.most).join(''),
    userlist: members,
  });
  await api.call('appchat/send', { chatid, msgtype: 'text', text: { content: hello }, safe: 0 });
  return String(chatid);
}
