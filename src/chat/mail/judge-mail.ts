import { domainOf } from '../../domain/people/mail-address';
import type { Mail } from './mail';

/** Why a mail is nobody's question and is not answered: an answer to it might never end. */
export type NotAsked = 'own' | 'bounce' | 'automatic' | 'list' | 'no-sender';

type Judged = Pick<Mail, 'header' | 'from'>;

const some = (mail: Judged, name: string, is: RegExp): boolean =>
  mail.header(name).some((value) => is.test(value.trim()));

/** Programs answer for these; nobody reads what is sent there. */
const notPeople = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?(?:[+-].*)?|.*-bounces)@/;

/**
 * RFC 3834 and what programs did before it. The kind of a mail is told by its header alone: what it says in words is as
 * its sender likes.
 */
const signs: readonly { readonly kind: NotAsked; readonly is: (mail: Judged, own: string) => boolean }[] = [
  { kind: 'own', is: ({ from }, own) => from?.address === own },
  { kind: 'own', is: (mail) => some(mail, 'x-dutydesk', /./) },
  { kind: 'bounce', is: (mail) => some(mail, 'return-path', /^<\s*>$/) },
  { kind: 'bounce', is: (mail) => some(mail, 'content-type', /^multipart\/report\b/i) },
  { kind: 'bounce', is: (mail) => some(mail, 'x-failed-recipients', /./) },
  { kind: 'automatic', is: (mail) => some(mail, 'auto-submitted', /^(?!no\b)./i) },
  { kind: 'automatic', is: (mail) => some(mail, 'precedence', /^(?:bulk|junk|auto_?reply)\b/i) },
  { kind: 'automatic', is: (mail) => some(mail, 'x-auto-response-suppress', /\b(?:all|oof|autoreply)\b/i) },
  { kind: 'automatic', is: (mail) => some(mail, 'x-autoreply', /./) || some(mail, 'x-autorespond', /./) },
  { kind: 'list', is: (mail) => some(mail, 'list-id', /./) || some(mail, 'list-unsubscribe', /./) },
  { kind: 'list', is: (mail) => some(mail, 'precedence', /^list\b/i) },
  { kind: 'no-sender', is: ({ from }) => from === undefined },
  { kind: 'automatic', is: ({ from }) => notPeople.test(from?.address ?? '') },
];

/** Why nobody asks anything in it; undefined where somebody does. `own`: the desk's own address, in lower case. */
export const notAsked = (mail: Judged, own: string): NotAsked | undefined =>
  signs.find(({ is }) => is(mail, own))?.kind;

/** One method's result in an Authentication-Results header, and what it says of whom (RFC 8601). */
const methodIn = (value: string, method: string): { readonly result: string; readonly rest: string } | undefined => {
  const found = new RegExp(`;\\s*${method}\\s*=\\s*(\\w+)([^;]*)`, 'i').exec(value);
  return found === null ? undefined : { result: (found[1] ?? '').toLowerCase(), rest: (found[2] ?? '').toLowerCase() };
};

const isWithin = (domain: string, of: string): boolean => domain === of || of.endsWith(`.${domain}`);

/**
 * Whether the receiving server says that the mail is from whom it says. Only a header of that very server counts, and of
 * several its topmost: whoever forges a sender writes such headers too.
 */
export function isProven({ header, from }: Judged, server: string): boolean {
  const own = header('authentication-results').find(
    (value) => (/^\s*([^\s;]+)/.exec(value)?.[1] ?? '').toLowerCase() === server.toLowerCase(),
  );
  if (own === undefined || from === undefined) return false;
  const dmarc = methodIn(own, 'dmarc');
  if (dmarc !== undefined && dmarc.result !== 'none') return dmarc.result === 'pass';
  const domain = domainOf(from.address);
  const [dkim, spf] = [methodIn(own, 'dkim'), methodIn(own, 'spf')];
  const signer = /header\.[di]=@?([\w.-]+)/.exec(dkim?.rest ?? '')?.[1] ?? '';
  const sender = /smtp\.mailfrom=(?:[^\s@]*@)?([\w.-]+)/.exec(spf?.rest ?? '')?.[1] ?? '';
  return (dkim?.result === 'pass' && isWithin(signer, domain)) || (spf?.result === 'pass' && sender === domain);
}
