import type { Language, Localised } from '../domain/words';

/** Where people name a time by a city, and not by the country as `Intl` does. */
const byCity: ReadonlyMap<string, Localised> = new Map([
  ['Asia/Shanghai', { en: 'Shanghai time', 'zh-CN': '上海时间' }],
]);

function nameIn(language: Language, zone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** What people call the time of an IANA zone: `上海时间`, `Germany Time`. */
export const zoneNames = (zone: string): Localised =>
  byCity.get(zone) ?? { en: nameIn('en', zone), 'zh-CN': nameIn('zh-CN', zone) };
