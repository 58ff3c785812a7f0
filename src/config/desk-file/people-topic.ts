import { z } from 'zod';
import { parties } from '../../domain/people/party';
import { say } from '../../domain/words';
import { isDate } from './dates';
import { inIssue } from './in-issue';
import { mailAccount } from './mail-topic';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { phoneNumber } from './telephone-topic';
import { flag, language, seenText, zone } from './values';

/** A Slack member id; names and e-mail addresses change, so they are not taken. */
export const slackAccount = parsed((text) =>
  /^[UW][A-Z0-9]{2,}$/.test(text) ? text : new Complaint('config.notSlackMember', { text }),
);

/** A WeCom userid, as the contact list shows it; WeCom does not tell capitals from small letters. */
export const wecomAccount = parsed((text) =>
  /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(text) ? text.toLowerCase() : new Complaint('config.notWecomUser', { text }),
);

/** What may name a person: also what stands before an `@` in an e-mail address. */
export const personKey = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

/** Somebody of the file, or whom the desk met in chat: `slack:U024BE7LH`. */
const somebody = parsed((text) =>
  personKey.test(text) || /^[a-z]+:\S{1,90}$/.test(text) ? text : new Complaint('config.notSomebody', { text }),
);

const date = parsed((text) => (isDate(text) ? text : new Complaint('config.notDate', { text, like: '2026-03-01' })));

const person = section({
  name: seenText,
  language: language.optional(),
  zone: zone.optional(),
  roles: z.array(z.enum(['engineer', 'lead', 'manager', 'admin'])).default([]),
  party: z.enum(parties).optional(),
  skills: z.array(z.string()).default([]),
  active: flag.default(true),
  slack: slackAccount.optional(),
  wecom: wecomAccount.optional(),
  mail: mailAccount.optional(),
  phone: phoneNumber.optional(),
  permits: z.array(somebody).default([]),
  since: date.optional(),
  familiar: z.record(z.string(), date).optional(),
  vetted: date.optional(),
  nda: date.optional(),
});

/** `people`: everybody with a part in the desk, by a stable id that is never used for another person. */
export const peopleTopic = z.record(z.string().regex(personKey, { error: inIssue(say('config.notPerson')) }), person);
