import type { Person, PersonId } from '../domain/people/person';
import { escaped } from '../domain/privacy/in-words';
import { ticketRolesEach } from '../domain/record/slot';
import { days } from '../domain/time/instant';
import type { SharedKey, sharedKeys } from '../ports/shared-state';

/** While somebody is being erased: the pseudonym, so that whoever goes on uses the same. */
export const erasingKey = (person: PersonId): SharedKey => `erasing:${person}`;
/** One that was stopped is gone on with as long. */
export const erasingFor = days(365);

/**
 * Where keys of messages, slots and conversations name a person: what stands before the id, and after it. By place and
 * not by the bare id: an id of the desk file may be `engineers`, `hq` or `5`, which stand in everybody's keys.
 */
const placesOfPerson: readonly (readonly [before: string, after: string])[] = [
  [`^\\d+:(?:${ticketRolesEach.join('|')}):`, '(?=:|$)'],
  ['^[a-z]+-\\d+:[^:]+:(?:nth:\\d+:)?(?:again:)?(?:on:[^:]+:)?person:', '$'],
  ['^(?:[a-z]+-)?\\d+:\\d+:person:', '(?=:|$)'],
  ['^(?:unreached:)?(?:moved|gone|back|removed|left):', '(?=:)'],
  ['^(?:unreached:)?(?:gone|back|removed|left):.+:', '$'],
  ['^(?:unreached:)?digest:\\d{4}-\\d\\d-\\d\\d:', '$'],
  ['^(?:unreached:)?silent:\\d+:', '$'],
  ['^(?:unreached:)?coverage:(?:managers:)?\\d{4}-\\d\\d-\\d\\d:', '$'],
  ['^(?:unreached:)?auditor:\\d+:', '$'],
  ['^(?:unreached:)?shift:\\d+-\\d+:', '$'],
  ['^person:', '(?=/)'],
];

/**
 * How the keys of shared facts name somebody, by what stands behind the kind: `@` is a person's id, `#` an account,
 * `~` an account and its platform. Kinds that are `undefined` name nobody. A new kind does not compile until it is here.
 */
const placesInFacts: Readonly<Record<(typeof sharedKeys)[number], string | undefined>> = {
  'away:': undefined,
  'asked-over:': '@$',
  auditor: undefined,
  'auditor:late:': undefined,
  'auditor:stands:': undefined,
  'begun:': '@$',
  'budget:': '\\w+:(?:[a-z-]+:)?(?:@|~)$',
  'call:': undefined,
  'calendar-told:': undefined,
  'calendar:': undefined,
  'coverage-told': undefined,
  'desk-file:answer:': undefined,
  'desk-file:asked': undefined,
  'desk-file:of:': undefined,
  'duty-link-of:': '@:',
  'duty-link:': undefined,
  'duty-shown:': undefined,
  'erasing:': undefined,
  'flood:': '@$',
  'kept-words:': undefined,
  'left-told:': '@$',
  'left-untold:': '@$',
  'mail:of:': '#:',
  'mail:reader': undefined,
  'mail:thread:': '#:',
  'mail:told:': '#:',
  'oa:id:': undefined,
  'oa:number:': undefined,
  'page:aside:': '~:',
  'page:done:': '~:',
  'page:draft:': '~:',
  'page:file:': '~:',
  'page:key': undefined,
  'page:session:': undefined,
  'page:signed-out:': '~$',
  'ringing:': '@$',
  'roster-picture:': '@$',
  'roster:': undefined,
  'said:': '@:\\d+$',
  'shifts-told': undefined,
  'silent-list': undefined,
  'slack:pace:': undefined,
  'slack:picture:': undefined,
  'talk:': '@$',
  'turned-away:': '~$',
  'wake-ups-renewed': undefined,
  'watch:': undefined,
  'wecom:code:': undefined,
  'wecom:greeted:': '#$',
  'wecom:many-files:': '#$',
  'wecom:over:': undefined,
  'wecom:pace:': '#$',
  'wecom:recent:': '#$',
  'wecom:sending:': undefined,
  'wecom:series': undefined,
  'wecom:shown:': undefined,
  'wecom:talk:': '#$',
  'wecom:token:': undefined,
  'wecom:told:': '[^:]*:#$',
};

const none = '(?!)';

/** How a person is named in keys. */
export interface KeyNames {
  readonly names: (key: string) => boolean;
  readonly renamed: (key: string, pseudonym: PersonId) => string;
  /** Whether the key of a fact names them or one of their accounts. */
  readonly namesInFact: (key: SharedKey | string) => boolean;
  /** Whether the key of a delivery names one of their accounts. */
  readonly namesAccount: (key: string) => boolean;
}

/** Finds a person in keys as the desk builds those. Accounts of WeCom are the same in any case of letters. */
export function keyNames({ id, identities }: Person): KeyNames {
  const person = new RegExp(
    placesOfPerson.map(([before, after]) => `(?<=${before})${escaped(id)}${after}`).join('|'),
    'u',
  );
  const accounts = Object.entries(identities);
  const bare = accounts.map(([, account]) => escaped(account)).join('|') || none;
  const full = accounts.map((account) => escaped(account.join(':'))).join('|') || none;
  const facts = Object.entries(placesInFacts).flatMap(([kind, place]) => {
    if (place === undefined) return [];
    const named = place.replace('@', escaped(id)).replace('#', `(?:${bare})`).replace('~', `(?:${full})`);
    return [`^${escaped(kind)}${named}`];
  });
  const fact = new RegExp(facts.join('|'), 'iu');
  // `slack:press:U0LI:…`, `page:slack:U0LI:…`.
  const delivery = new RegExp(
    accounts
      .map(([platform, account]) => `(?:^|:)${escaped(platform)}:(?:[a-z]+:)?${escaped(account)}(?::|$)`)
      .join('|') || none,
    'iu',
  );
  return {
    names: (key) => person.test(key),
    renamed: (key, pseudonym) => {
      const found = person.exec(key);
      if (found === null) return key;
      const rest = key.slice(found.index + id.length);
      return `${key.slice(0, found.index)}${pseudonym}${rest}`;
    },
    namesInFact: (key) => fact.test(key),
    namesAccount: (key) => delivery.test(key),
  };
}
