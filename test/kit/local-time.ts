const shanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as people in Shanghai read it on their clock: `09:12`. */
export const localTime = (at: number): string => shanghai.format(at);
