import type { Language, Localised } from '../domain/words';

/** Where the country has one time and people name it by a city. */
const byCity: Readonly<Record<string, Localised>> = {
  'Asia/Shanghai': { en: 'Shanghai time', 'zh-CN': '上海时间' },
};

function nameIn(language: Language, zone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** What people call the time of an IANA zone: `上海时间`, `Germany Time`. */
export const zoneNames = (zone: string): Localised =>
  Object.hasOwn(byCity, zone)
    ? (byCity[zone] as Localised)
    : { en: nameIn('en', zone), 'zh-CN': nameIn('zh-CN', zone) };
