/** The people of the demo, by the part they play, and their accounts. */
export const people = {
  zhou: { slack: 'U0ZHOUTING', wecom: 'zhouting' },
  emma: { slack: 'U0EMMA', wecom: 'emma' },
  li: { slack: 'U0LINA', wecom: 'lina' },
  wang: { slack: 'U0WANGLEI', wecom: 'wanglei' },
  tom: { slack: 'U0TOM', wecom: 'tom' },
  chen: { slack: 'U0CHENHAO', wecom: 'chenhao' },
  sun: { slack: 'U0SUNYUE', wecom: 'sunyue' },
  kate: { slack: 'U0KATE', wecom: 'kate' },
} as const;
export type Somebody = keyof typeof people;
export type Seat = 'slack' | 'wecom';

/** Which platform people are on. Managers sit with the engineers. */
export interface Seats {
  readonly requesters: Seat;
  readonly engineers: Seat;
}

export const onSlack: Seats = { requesters: 'slack', engineers: 'slack' };
export const onWecom: Seats = { requesters: 'wecom', engineers: 'wecom' };
export const slackServesWecom: Seats = { requesters: 'wecom', engineers: 'slack' };
export const wecomServesSlack: Seats = { requesters: 'slack', engineers: 'wecom' };

const asRequesters: readonly Somebody[] = ['zhou', 'emma'];
export const seatOf = (who: Somebody, { requesters, engineers }: Seats): Seat =>
  asRequesters.includes(who) ? requesters : engineers;

export const isUsed = (seat: Seat, { requesters, engineers }: Seats): boolean =>
  requesters === seat || engineers === seat;

/**
 * The desk file for people on these seats: everybody has the one account they use. Requesters are met in chat, not
 * listed; WeCom knows no languages, so there whoever reads English is.
 */
export function seatedDesk(file: string, seats: Seats): string {
  const other: Seat = seats.engineers === 'slack' ? 'wecom' : 'slack';
  const lines = file.split('\n').flatMap((line) => {
    if (/^ {2}zhou\.ting:/.test(line)) return [];
    if (/^ {2}emma\.wilson:/.test(line)) return seats.requesters === 'slack' ? [] : [without('slack', line)];
    return [/^ {2}[\w.]+: \{ name:/.test(line) ? without(other, line) : line];
  });
  const seated = lines.join('\n');
  return isUsed('slack', seats) ? seated : seated.replace(/\nslack:\n.*\n/, '\n');
}

const without = (seat: Seat, line: string): string => line.replace(new RegExp(`, ${seat}: [\\w.]+`), '');
