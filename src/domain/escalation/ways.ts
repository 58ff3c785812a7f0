/** By which ways a step of a ladder reaches people: a message where they chat, or a call to their telephone. */
export const ways = ['chat', 'call'] as const;
export type Way = (typeof ways)[number];

/** How a step calls that names no way. Steps taken before there was another one say none, either. */
export const usualWays: readonly Way[] = ['chat'];
