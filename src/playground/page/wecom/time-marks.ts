const together = 5 * 60_000;

/** Whether the time is written above a message: above the first, and after a silence of five minutes. */
export function hasTimeMark(before: { readonly at: number } | undefined, message: { readonly at: number }): boolean {
  return before === undefined || message.at - before.at >= together;
}
