import { createInstance } from 'i18next';
import type { Desk, DigestSlot } from '../../src/domain/desk';
import { personId } from '../../src/domain/people/person';
import type { SlaTarget } from '../../src/domain/sla/target';
import { begin } from '../../src/domain/ticket/evolve';
import { type Rating, type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, instant, minutes } from '../../src/domain/time/instant';
import type { Fact, Language, Localised, Text } from '../../src/domain/words';
import type { Speak } from '../../src/ports/translator';
import type { DigestInput } from '../../src/reports/digest';

const resources = Object.fromEntries(
  (['en', 'zh-CN'] as const).map((language) => [
    language,
    {
      translation: {
        ...(require(`../../locales/${language}/card.json`) as Record<string, string>),
        ...(require(`../../locales/${language}/time.json`) as Record<string, string>),
        ...(require(`../../locales/${language}/digest.json`) as Record<string, string>),
      },
    },
  ]),
);

/** Speaks the digest's own sentences in Shanghai time; moments and lengths are written plainly. */
export function speaker(language: Language): Speak {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources,
    initAsync: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const fact = (value: Fact): string | number => {
    if (typeof value !== 'object') return value;
    if ('at' in value)
      return new Date(value.at + 8 * 3_600_000)
        .toISOString()
        .slice(0, value.style === 'date' ? 10 : 16)
        .replace('T', ' ');
    if ('span' in value)
      return [value.span.from, value.span.to].map((at) => fact({ at, style: 'date-time' })).join('–');
    if ('date' in value) return value.date;
    if ('lasts' in value) return language === 'en' ? `${value.lasts / 60_000} min` : `${value.lasts / 60_000} 分钟`;
    return 'person' in value ? value.person : speak(value);
  };
  const speak = (text: Text): string => {
    if ('typed' in text) return text.typed;
    if ('localised' in text) return text.localised[language];
    const facts = Object.entries(text.facts ?? {}).map(([name, value]) => [name, fact(value)]);
    return String(i18n.t(text.say.replace(/^(digest|time|card)\./, ''), Object.fromEntries(facts)));
  };
  return speak;
}

const day = 86_400_000;
const localised = (en: string, zh: string): Localised => ({ en, 'zh-CN': zh });

/** As many days in a row from 2 November 2026, each told at 9:10 of the next in Shanghai. */
export const slots = (count: number): readonly DigestSlot[] =>
  Array.from({ length: count }, (_, index) => {
    const from = (instant('2026-11-02T00:00:00+08:00') + index * day) as Instant;
    const to = (from + day) as Instant;
    return { date: new Date(to - 1).toISOString().slice(0, 10), at: after(to, minutes(550)), covers: { from, to } };
  });

const target = (
  clause: `SLA-${number}`,
  to: 'responded' | 'arrived' | 'resolved' | 'located',
  share: number,
): SlaTarget => {
  const goal = { to, within: { kind: 'operating', length: minutes(15) } } as const;
  return { clause, from: 'reported', covers: [], inside: goal, outside: goal, repeats: false, target: share };
};

const branch = (id: string, name: Localised) =>
  ({ id, clause: 'SW-1', kind: 'software', name, asksDevice: false, words: [], items: [] }) as const;

export const desk: DigestInput['desk'] & Pick<Desk, 'places'> = {
  name: localised('IT service desk', 'IT 服务台'),
  zone: 'Asia/Shanghai',
  prefix: 'IT',
  places: [
    {
      id: 'hq',
      name: localised('Headquarters', '总部'),
      zone: 'Asia/Shanghai',
      hours: { days: [], from: 0 as Instant, until: instant('2027-01-01T00:00:00+08:00'), missingYear: 2027 },
    },
  ],
  slaTargets: [
    target('SLA-2', 'responded', 0.95),
    target('SLA-3', 'arrived', 0.95),
    target('SLA-4', 'resolved', 0.9),
    target('SLA-5', 'located', 0.9),
  ],
  catalogue: [
    branch('office', localised('Office software', '办公软件')),
    branch('network', localised('Network and VPN', '网络与 VPN')),
    branch('printer', localised('Printers', '打印机与外设')),
  ],
  waitingReasons: [
    { id: 'parts', name: localised('parts', '等待备件'), stops: [], progress: 'daily', endsWhenAnswered: false },
    {
      id: 'requester',
      name: localised('the requester', '等待报修人'),
      stops: ['SLA-4'],
      progress: 'paused',
      endsWhenAnswered: true,
    },
  ],
  ratingReasons: [{ id: 'slow', name: localised('Too slow', '太慢') }],
  satisfactionTarget: 0.9,
  digests: slots(20),
};

/** The last day of the desk above: 21 November 2026. */
export const today = slots(20)[19] as DigestSlot;
export const noon = (today.covers.from + day / 2) as Instant;

export const rated = (stars: number, at: Instant = noon, comment = ''): Rating => ({
  stars,
  reasons: stars <= 3 ? ['slow'] : [],
  comment,
  firstAt: at,
  at,
});

let lastId = 1000;
/** A ticket reported and claimed at noon; say only what the test is about. */
export function aTicket(what: Partial<Ticket> = {}): Ticket {
  lastId += 1;
  const begun = begin({
    type: 'reported',
    by: personId('Lin'),
    at: noon,
    requester: personId('Lin'),
    regime: 'inside',
    category: 'office.install',
    kind: 'software',
    urgent: false,
    place: 'hq',
    spot: '',
    device: '',
    contact: '',
    title: 'Printer jams',
    description: '',
    files: [],
    source: 'form',
  });
  const claimed = [...begun.marks, { milestone: 'claimed', at: noon, round: 1 } as const];
  return { ...begun, id: ticketId(lastId), state: 'claimed', owner: personId('Zhao'), marks: claimed, ...what };
}

export const resolution = (at: Instant = noon) =>
  ({ cause: 'c', fix: 'f', advice: 'a', by: personId('Zhao'), at }) as const;

export const input = (what: Partial<DigestInput> = {}): DigestInput => ({
  slot: today,
  at: today.at,
  desk,
  reported: [],
  ended: [],
  rated: [],
  ratings: (what.rated ?? []).flatMap(({ rating }) => (rating ? [{ at: rating.at, stars: rating.stars }] : [])),
  open: [],
  clocksOf: () => [],
  next: { from: today.at, primary: personId('Zhao Lei'), backup: personId('王喆') },
  ...what,
});
