import type { Json, WecomApi } from './api';
import { jobsKey } from './menu-click';

/** What the menu's entries are called: at most 16 bytes each. */
export interface MenuNames {
  readonly report: string;
  readonly jobs: string;
  readonly urgent: string;
}

/** The menu below the app's chat, as `menu/create` wants it (wecom.md §6.4): two pages of the desk, and one click. */
export const menuOf = ({ report, jobs, urgent }: MenuNames, publicUrl: string): Json => {
  const form = `${publicUrl}/pages/wecom/form/report`;
  return {
    button: [
      { type: 'view', name: report, url: form },
      { type: 'click', name: jobs, key: jobsKey },
      { type: 'view', name: urgent, url: `${form}?urgency=urgent` },
    ],
  };
};

/** Gives the app this menu; people see it within a day, or when they open the app anew. Throws WecomError. */
export async function createMenu(api: Pick<WecomApi, 'call'>, agentId: number, menu: Json): Promise<void> {
  await api.call('menu/create', menu, { agentid: String(agentId) });
}
