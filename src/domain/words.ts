import type assign from '../../locales/en/assign.json';
import type attendance from '../../locales/en/attendance.json';
import type auditor from '../../locales/en/auditor.json';
import type calendar from '../../locales/en/calendar.json';
import type card from '../../locales/en/card.json';
import type cli from '../../locales/en/cli.json';
import type complaint from '../../locales/en/complaint.json';
import type config from '../../locales/en/config.json';
import type consent from '../../locales/en/consent.json';
import type coverage from '../../locales/en/coverage.json';
import type desk from '../../locales/en/desk.json';
import type digest from '../../locales/en/digest.json';
import type enquiry from '../../locales/en/enquiry.json';
import type exception from '../../locales/en/exception.json';
import type form from '../../locales/en/form.json';
import type handover from '../../locales/en/handover.json';
import type leave from '../../locales/en/leave.json';
import type mail from '../../locales/en/mail.json';
import type notice from '../../locales/en/notice.json';
import type page from '../../locales/en/page.json';
import type past from '../../locales/en/past.json';
import type refusal from '../../locales/en/refusal.json';
import type reload from '../../locales/en/reload.json';
import type replacement from '../../locales/en/replacement.json';
import type roster from '../../locales/en/roster.json';
import type shift from '../../locales/en/shift.json';
import type slack from '../../locales/en/slack.json';
import type staff from '../../locales/en/staff.json';
import type swap from '../../locales/en/swap.json';
import type ticket from '../../locales/en/ticket.json';
import type time from '../../locales/en/time.json';
import type wecom from '../../locales/en/wecom.json';
import type { Duration, Instant, Span } from './time/instant';

interface Locale {
  readonly assign: typeof assign;
  readonly auditor: typeof auditor;
  readonly calendar: typeof calendar;
  readonly card: typeof card;
  readonly cli: typeof cli;
  readonly complaint: typeof complaint;
  readonly config: typeof config;
  readonly consent: typeof consent;
  readonly coverage: typeof coverage;
  readonly desk: typeof desk;
  readonly digest: typeof digest;
  readonly enquiry: typeof enquiry;
  readonly exception: typeof exception;
  readonly form: typeof form;
  readonly leave: typeof leave;
  readonly handover: typeof handover;
  readonly mail: typeof mail;
  readonly notice: typeof notice;
  readonly page: typeof page;
  readonly past: typeof past;
  readonly refusal: typeof refusal;
  readonly reload: typeof reload;
  readonly replacement: typeof replacement;
  readonly roster: typeof roster;
  readonly shift: typeof shift;
  readonly slack: typeof slack;
  readonly staff: typeof staff;
  readonly attendance: typeof attendance;
  readonly swap: typeof swap;
  readonly ticket: typeof ticket;
  readonly time: typeof time;
  readonly wecom: typeof wecom;
}

/** What sentences are about: a file of them in each language. */
export type Topic = keyof Locale;

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/**
 * Key of a sentence in `locales/<language>/<topic>.json`, e.g. `refusal.alreadyOwned`. A sentence nobody wrote does not
 * compile. Plurals are written `key_one` and `key_other` and asked for as `key` with a `count` fact. Messages that wait to be
 * said are kept by key, so a key keeps its name (`desk.myJobs`) when its words change.
 */
export type WordKey = {
  [About in Topic]: `${About}.${WithoutPlural<keyof Locale[About] & string>}`;
}[Topic];

/** Languages the desk speaks; every one says everything (house test). */
export type Language = 'en' | 'zh-CN';

/** Every language the desk speaks. */
export const languages: readonly [Language, Language] = ['en', 'zh-CN'];

/** Whether it is one of them: what was stored by an older version or another program may be anything. */
export const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** A sentence for each language, written by whoever configured the desk. `en` is the fallback of a missing one. */
export type Localised = Readonly<Record<Language, string>>;

/** A value for a blank of a sentence. All of it is data: no value can become markup or a mention. */
export type Fact =
  | string
  | number
  /** A moment, written in the reader's zone. `time` adds the date when it is not the reader's today; `of-day` never does. */
  | { readonly at: Instant; readonly style?: 'time' | 'seconds' | 'date-time' | 'date' | 'of-day' }
  /** From when to when, the day told once where it is one. */
  | { readonly span: Span }
  /**
   * A local date, `YYYY-MM-DD`, the same in every zone: with its weekday, and its year where that is not `of`, unless told
   * the reader's; or its month alone.
   */
  | { readonly date: string; readonly of?: number; readonly style?: 'day' | 'month' }
  /** A length, written in words with at most two units: `1 h 5 min`. */
  | { readonly lasts: Duration }
  /** A person's name. */
  | { readonly person: string }
  | { readonly localised: Localised }
  | Say;

/** Values for the blanks of a sentence, by name. */
export type Facts = Readonly<Record<string, Fact>>;

/** Something to be said in the reader's language. */
export interface Say {
  readonly say: WordKey;
  readonly facts?: Facts;
}

/** What somebody typed, unchanged: data, never markup. */
export interface Typed {
  readonly typed: string;
}

/** Text on a card: a sentence of ours, words of theirs, or words of whoever configured the desk. */
export type Text = Say | Typed | { readonly localised: Localised };

export const say = (key: WordKey, facts?: Facts): Say => (facts === undefined ? { say: key } : { say: key, facts });
export const typed = (text: string): Typed => ({ typed: text });

/** A few values one after the other, as each language writes a list. */
export const listOf = (values: readonly Fact[]): Fact =>
  values.length === 0 ? '' : values.reduce((list, next) => say('card.and', { list, next }));

/** The first of them, and a sign that there are more. */
export const listOfSome = (values: readonly Fact[], most: number): Fact =>
  listOf([...values.slice(0, most), ...(values.length > most ? ['…'] : [])]);

/** Sentences one after the other, as `listOf`; undefined where there is none. */
export const sayAll = ([first, ...rest]: readonly Say[]): Say | undefined =>
  first && rest.reduce((list, next) => say('card.and', { list, next }), first);
