import type { Json, WecomApi } from './api';

/** What asks for what an entry of the menu shows, as anybody may write it; also the entry's key. */
export const menuAsks = ['mine', 'open', 'duty', 'help'] as const;
type MenuAsk = (typeof menuAsks)[number];

export const isMenuAsk = (key: string): key is MenuAsk => menuAsks.some((ask) => ask === key);

/** What the menu's entries are called: at most 16 bytes each, and 40 below another. */
export interface MenuNames extends Readonly<Record<MenuAsk, string>> {
  readonly report: string;
  readonly urgent: string;
  /** Above what one may ask for. */
  readonly find: string;
  /** Everything of somebody on one page. */
  readonly page: string;
  /** Above what is seldom wanted. */
  readonly more: string;
  /** Ways to begin a record of another kind, by their names. */
  readonly begins: ReadonlyMap<string, string>;
}

/** Entries below another are five at most. */
const besideUrgent = 4;

/**
 * The menu below the app's chat, as `menu/create` wants it (wecom.md §6.4): forms, and what words ask for too. WeCom has
 * one menu for everybody; who may not see or begin something is told so.
 */
export const menuOf = (names: MenuNames, publicUrl: string): Json => {
  const pages = `${publicUrl}/pages/wecom`;
  const form = `${pages}/form/report`;
  const urgent = { type: 'view', name: names.urgent, url: `${form}?urgency=urgent` };
  const begins = [...names.begins].map(([begin, name]) => ({ type: 'view', name, url: `${pages}/form/${begin}` }));
  const asks = menuAsks.map((key) => ({ type: 'click', name: names[key], key }));
  return {
    button: [
      { type: 'view', name: names.report, url: form },
      { name: names.find, sub_button: [...asks, { type: 'view', name: names.page, url: `${pages}/jobs` }] },
      begins.length === 0 ? urgent : { name: names.more, sub_button: [urgent, ...begins.slice(0, besideUrgent)] },
    ],
  };
};

/** Gives the app this menu; people see it within a day, or when they open the app anew. Throws WecomError. */
export async function createMenu(api: Pick<WecomApi, 'call'>, agentId: number, menu: Json): Promise<void> {
  await api.call('menu/create', menu, { agentid: String(agentId) });
}
