/** The place of the chat with the app in the WeCom company. */
export const wecomPlace = 'wecom';

/** The place of a group chat. */
export const groupPlace = (chatid: string): string => `${wecomPlace}:${chatid}`;

/** The group a place stands for; undefined for the chat with the app. */
export const chatidOf = (place: string): string | undefined =>
  place.startsWith(`${wecomPlace}:`) ? place.slice(wecomPlace.length + 1) : undefined;

/** Whether a place is one of WeCom. */
export const isWecomPlace = (place: string): boolean => place === wecomPlace || chatidOf(place) !== undefined;
