const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const shortDay = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Slack's date words (reference/messaging/formatting-message-text) as options of Intl. */
const words: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: day,
  date_pretty: day,
  date_short: shortDay,
  date_short_pretty: shortDay,
  date_long: { ...day, weekday: 'long' },
  date_long_full: { ...day, weekday: 'long' },
  date_long_pretty: { ...day, weekday: 'long' },
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  day_divider_pretty: { weekday: 'long', month: 'long', day: 'numeric' },
  time,
  time_secs: { ...time, second: '2-digit' },
};

/** `format` with `{date}`, `{time}` and their kin written for the zone and language; an unknown word stays. */
export function slackDate(epochSeconds: number, format: string, zone: string, locale: string): string {
  const at = new Date(epochSeconds * 1000);
  return format.replace(/\{(\w+)\}/g, (written, word: string) => {
    if (word === 'ago') return new Intl.DateTimeFormat(locale, { timeZone: zone, ...shortDay, ...time }).format(at);
    const options = words[word];
    return options === undefined ? written : new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at);
  });
}
