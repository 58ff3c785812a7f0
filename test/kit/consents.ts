import { consentKind } from '../../src/commands/consent/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { beginConsent, type Consent, type ConsentEvent, evolveConsent } from '../../src/domain/consent/consent';
import { personId } from '../../src/domain/people/person';
import type { DecisionContext, Linked } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { theDesk } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { ConsentView } from '../../src/views/consent/consent-card';
import { at, context, li, liHasIt, wang, zhou } from './tickets';

type Asked = Extract<ConsentEvent, { readonly type: 'asked' }>;

/** Li asks Zhou, at twenty past nine, whether she may log in. */
export const asked = (changes: Partial<Asked> = {}): Asked => ({
  ...{ type: 'asked', by: li.id, at: at('09:20'), about: { kind: 'ticket', id: 1001 }, asking: 'login' },
  ...{ what: '登录您的电脑，十分钟', why: '要看打印队列', requester: zhou.id, place: 'shanghai', urgent: false },
  ...changes,
});

const minuteLater = (nth: number) => after(at('09:20'), minutes(nth));
const by = { li: li.id, wang: wang.id, zhou: zhou.id, desk: theDesk };

/** What may happen after the question, one thing a minute. */
export const next = {
  /** Whose ticket it turns out to be. */
  other: personId('slack:U0WU'),
  reminded: (nth = 1): ConsentEvent => ({ type: 'reminded', by: by.desk, at: minuteLater(nth) }),
  allowed: (nth = 2): ConsentEvent => ({
    type: 'agreed',
    by: by.zhou,
    at: minuteLater(nth),
    says: 'allowed',
    words: '',
  }),
  done: (nth = 2): ConsentEvent => ({
    ...{ type: 'agreed', by: by.zhou, at: minuteLater(nth), says: 'done', words: '都在移动硬盘上' },
  }),
  forMe: (nth = 2): ConsentEvent => ({
    ...{ type: 'agreed', by: by.zhou, at: minuteLater(nth), says: 'for-me', words: '桌面上的文件' },
  }),
  refused: (nth = 2): ConsentEvent => ({
    type: 'refused',
    by: by.zhou,
    at: minuteLater(nth),
    words: '电脑里有客户资料',
  }),
  backedUp: (nth = 3): ConsentEvent => ({ type: 'backed-up', by: by.li, at: minuteLater(nth) }),
  begun: (nth = 4): ConsentEvent => ({ type: 'begun', by: by.li, at: minuteLater(nth) }),
  takenBack: (nth = 5): ConsentEvent => ({ type: 'taken-back', by: by.zhou, at: minuteLater(nth), words: '要开会了' }),
  withdrawn: (nth = 2): ConsentEvent => ({ type: 'withdrawn', by: by.li, at: minuteLater(nth) }),
  ended: (nth = 6): ConsentEvent => ({ type: 'ended', by: by.desk, at: minuteLater(nth) }),
  returned: (lapses = true, nth = 7): ConsentEvent => ({
    ...{ type: 'ticket-returned', by: by.desk, at: minuteLater(nth), lapses },
  }),
  corrected: (requester = wang.id, holds = false, nth = 3): ConsentEvent => ({
    ...{ type: 'requester-corrected', by: by.desk, at: minuteLater(nth), requester, holds },
  }),
  askedAgain: (nth = 8): ConsentEvent => ({ type: 'asked-again', by: by.li, at: minuteLater(nth) }),
  named: (person = wang.id, nth = 1): ConsentEvent => ({ type: 'named', by: by.zhou, at: minuteLater(nth), person }),
};

/** The consent that this adds up to. */
export const aConsent = (first: Asked = asked(), ...rest: readonly ConsentEvent[]): Consent =>
  rest.reduce<Consent>((consent, event) => ({ ...evolveConsent(consent, event), version: consent.version + 1 }), {
    ...beginConsent(first),
    id: 3,
  });

/** A consent in every state it can come to. */
export const consentGallery = (): Readonly<Record<string, Consent>> => {
  const risky = asked({ asking: 'risky', what: '重装系统', why: 'D 盘的文件' });
  return {
    'a permission is asked': aConsent(),
    'it was reminded of twice': aConsent(asked(), next.reminded(), next.reminded()),
    'somebody else is asked too': aConsent(asked(), next.named()),
    'it is allowed': aConsent(asked(), next.allowed()),
    'it is refused': aConsent(asked(), next.refused()),
    'the yes is taken back': aConsent(asked(), next.allowed(), next.takenBack()),
    'the question is withdrawn': aConsent(asked(), next.withdrawn()),
    'the ticket ended unanswered': aConsent(asked(), next.ended()),
    'the ticket ended with a yes': aConsent(asked(), next.allowed(), next.ended()),
    'a backup is asked for': aConsent(risky),
    'the backup is made': aConsent(risky, next.done()),
    'the backup is to be made': aConsent(risky, next.forMe()),
    'the backup is made for them': aConsent(risky, next.forMe(), next.backedUp()),
    'the step has begun': aConsent(risky, next.done(), next.begun()),
    'the step is refused': aConsent(risky, next.refused()),
    'the step is refused after all': aConsent(risky, next.done(), next.takenBack()),
    'the step has begun and is to stop': aConsent(risky, next.done(), next.begun(), next.takenBack()),
    'the ticket came back after a yes': aConsent(asked(), next.allowed(), next.ended(), next.returned()),
    'the ticket came back after a no': aConsent(asked(), next.refused(), next.ended(), next.returned(false)),
    'it is asked again': aConsent(asked(), next.allowed(), next.ended(), next.returned(), next.askedAgain()),
    'it ended once more': aConsent(asked(), next.ended(), next.returned(), next.ended(9)),
    'the requester was corrected': aConsent(asked(), next.corrected(next.other)),
    'the requester was corrected after a yes': aConsent(asked(), next.allowed(), next.corrected(next.other)),
    'the step has begun and the ticket ended': aConsent(risky, next.done(), next.begun(), next.ended()),
  };
};

/** The ticket that Li has, at half past nine, with what a rule about a consent may look at. */
export const around = (ticket: Ticket = liHasIt(), changes: Partial<DecisionContext> = {}): DecisionContext =>
  context(at('09:30'), { subject: { about: ticketRef(ticket.id), record: ticket }, beside: [], ...changes });

/** Consents as records about a ticket. */
export const linked = (...consents: readonly Consent[]): readonly (Linked & { readonly record: Consent })[] =>
  consents.map((record, nth) => ({ about: { kind: 'consent', id: nth + 1 }, record: { ...record, id: nth + 1 } }));

const path = pathOf(consentKind, () => kinds);

/** What its cards show. */
export const consentViewOf = (consent: Consent, now: DecisionContext = around()): ConsentView =>
  path.viewOf(consent, now);
