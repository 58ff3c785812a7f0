import type { Instant } from './instant';

const orders = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];

/**
 * The date that somebody wrote (`2021-07-01`, `2021年7月1日`, `20210701`) as noon UTC of that day, which is on the same
 * date wherever a desk is; undefined where it is none.
 */
export function dateIn(text: string): Instant | undefined {
  const [, year, month, day] = orders.map((order) => order.exec(text.trim())).find((found) => found !== null) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 12));
  const isThatDay = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return isThatDay ? (at.getTime() as Instant) : undefined;
}

/** The same as a form shows it: `2021-07-01`. */
export const dateText = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
