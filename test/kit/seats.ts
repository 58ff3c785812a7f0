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

/** Which platform people are on. Managers sit with the engineers, but for those who are named. */
export interface Seats {
  readonly requesters: Seat;
  readonly engineers: Seat;
  readonly others?: Partial<Readonly<Record<Somebody, Seat>>>;
}

export const onSlack: Seats = { requesters: 'slack', engineers: 'slack' };
export const onWecom: Seats = { requesters: 'wecom', engineers: 'wecom' };
export const slackServesWecom: Seats = { requesters: 'wecom', engineers: 'slack' };
export const wecomServesSlack: Seats = { requesters: 'slack', engineers: 'wecom' };

const asRequesters: readonly Somebody[] = ['zhou', 'emma'];
export const seatOf = (who: Somebody, { requesters, engineers, others }: Seats): Seat =>
  others?.[who] ?? (asRequesters.includes(who) ? requesters : engineers);

const everybody = Object.keys(people) as readonly Somebody[];
export const isUsed = (seat: Seat, seats: Seats): boolean => everybody.some((who) => seatOf(who, seats) === seat);

/**
 * The desk file for people on these seats: everybody has the one account they use. Requesters are met in chat, not
 * listed; WeCom knows no languages, so there whoever reads English is.
 */
export function seatedDesk(file: string, seats: Seats): string {
  const lines = file.split('\n').flatMap((line) => {
    if (/^ {2}zhou\.ting:/.test(line)) return [];
    if (/^ {2}emma\.wilson:/.test(line)) return seatOf('emma', seats) === 'slack' ? [] : [without('slack', line)];
    const who = everybody.find((one) => line.includes(`slack: ${people[one].slack}`));
    const seat = who === undefined ? seats.engineers : seatOf(who, seats);
    return [/^ {2}[\w.]+: \{ name:/.test(line) ? without(seat === 'slack' ? 'wecom' : 'slack', line) : line];
  });
  const seated = lines.join('\n');
  return isUsed('slack', seats) ? seated : seated.replace(/\nslack:\n.*\n/, '\n');
}

const without = (seat: Seat, line: string): string => line.replace(new RegExp(`, ${seat}: [\\w.]+`), '');
