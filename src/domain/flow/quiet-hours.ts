import { fold } from '../finding/fold';
import { after, type Instant, minutes } from '../time/instant';

/**
 * When somebody is not to be disturbed by what can wait, in minutes after midnight of their own clocks. One that ends no later
 * than it begins runs over midnight.
 */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Why a message waits that its reader need not hear now. */
export const quietHours = 'quiet-hours';

const dayLength = 1440;

/** When quiet hours end that last at that moment, whose local minute is given; undefined: it is not quiet. */
export function quietUntil({ from, to }: QuietHours, at: Instant, minute: number): Instant | undefined {
  const length = to > from ? to - from : to + dayLength - from;
  const since = (minute - from + dayLength) % dayLength;
  if (since >= length) return undefined;
  const begun = at - (at % minutes(1));
  return after(begun as Instant, minutes(length - since));
}

/** What somebody wants of their quiet hours: to have them so, none any more, or to read how they stand. */
export type QuietWish = QuietHours | 'off' | 'show';

const names = '(?:quiet hours?|quiet|do not disturb|dnd|免打扰时间|免打扰|勿扰时间|勿扰|请勿打扰|安静时间)';
const ends = '(?:off|none|stop|end|关闭|取消|关|结束|不用了)';
const time = '(\\d{1,2}) ?[:点] ?(\\d{2})?分?';
const wished = new RegExp(`^${names}(?: ?${ends}| ?[:,]? ?${time} ?(?:-|~|to|until|到|至) ?${time})?$`, 'u');
const ending = new RegExp(`${ends}$`, 'u');

/** What words want of the quiet hours, where that is all they say: `quiet 22:00-07:30`, `免打扰 22点到7点30`, `quiet off`. */
export function quietIn(text: string): QuietWish | undefined {
  const said = fold(text)
    .replace(/[‐-―−]/gu, '-')
    .trim();
  const found = wished.exec(said);
  if (found === null) return undefined;
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = found;
  if (fromHour === undefined || toHour === undefined) return ending.test(said) ? 'off' : 'show';
  const from = minuteOf(fromHour, fromMinute);
  const to = minuteOf(toHour, toMinute);
  return from === undefined || to === undefined || from === to ? 'show' : { from, to };
}

function minuteOf(hour: string, minute: string): number | undefined {
  const [hours, rest] = [Number(hour), Number(minute)];
  return rest > 59 || hours * 60 + rest > dayLength ? undefined : (hours * 60 + rest) % dayLength;
}

/** Writes `22:00`. */
export const timeOfMinute = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
