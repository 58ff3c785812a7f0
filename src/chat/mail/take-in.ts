import type { FileRef } from '../../domain/ticket/ticket';
import { after, hours } from '../../domain/time/instant';
import { say, type Text } from '../../domain/words';
import type { SharedKey } from '../../ports/shared-state';
import type { Speak } from '../../ports/translator';
import { asMessage } from '../../views/card';
import { type MailAdapter, messageId } from './adapter';
import { tooManyMails, withinBudget } from './flood';
import { isProven, notAsked } from './judge-mail';
import type { Mail, Mailbox, MailFile } from './mail';
import { languageOf, senderOf } from './sender';
import { writeMail } from './write-mail';

/** A mail as the inbox keeps it: what is needed of it, its files kept by the desk. */
export interface KeptMail extends Pick<Mail, 'id' | 'answers' | 'subject' | 'text' | 'newText' | 'leftOut'> {
  readonly key: string;
  readonly from: Mailbox;
  readonly files: readonly FileRef[];
}

/** What a kept payload holds; undefined for what no mail kept. */
export function keptMail(payload: unknown): KeptMail | undefined {
  const { key, from } = (payload ?? {}) as Partial<KeptMail>;
  return typeof key === 'string' && typeof from?.address === 'string' ? (payload as KeptMail) : undefined;
}

/**
 * Keeps a mail that asks something, once however often it comes; undefined where nothing is to be done with it. What
 * programs wrote, and whom the desk does not know, is counted and left unanswered. Throws where it could not be kept.
 */
export async function keepMail(mail: MailAdapter, received: Mail): Promise<KeptMail | undefined> {
  const { config, inbound, inbox, files, clock, count, logger } = mail;
  const leave = (why: string): undefined => {
    count('mail', why);
    logger.info('a mail is left unanswered', { why, key: received.key });
    return undefined;
  };
  const why = notAsked(received, config.address);
  const { key: name, from, id, answers, subject, text, newText } = received;
  if (why !== undefined || from === undefined) return leave(why ?? 'no-sender');
  if ((await inbound.admit(senderOf(mail, from, text))) !== undefined) return leave('stranger');
  if (config.authServer !== undefined && !isProven(received, config.authServer)) return leave('forged');
  const key = `mail:${name}`;
  const until = await tooManyMails(mail, from.address);
  if (until !== undefined) {
    const told = say('mail.tooMany', { until: { at: until, style: 'time' } });
    const speak = await voiceFor(mail, from.address, text);
    await tell(mail, { key, subject, from, ...(id !== undefined && { id }) }, { speak, what: 'too-many', text: told });
    return leave('too-many');
  }
  const given = await withinBudget(mail, from.address, received.files);
  const leftOut = received.leftOut + received.files.length - given.length;
  const refs: FileRef[] = [];
  for (const file of [...given, ...longWords(received)]) refs.push(await files.keep(file, clock.now()));
  const kept = {
    key,
    from,
    answers,
    subject,
    leftOut,
    files: refs,
    text: head(text),
    newText: head(newText),
    ...(id !== undefined && { id }),
  };
  if (await inbox.keep({ key, platform: 'mail', payload: kept, by: from.address }, clock.now())) return kept;
  for (const ref of refs) await files.remove(ref.id);
  return undefined;
}

/** Speaks to whoever has that address, whom the desk may not know yet, as they write. */
async function voiceFor({ inbound, translator, clock }: MailAdapter, address: string, words: string): Promise<Speak> {
  const { zone } = await inbound.readerOf('mail', address);
  return translator.speakTo({ language: languageOf(words), zone, now: clock.now(), nameOf: (id) => id });
}

/** Longer words are a file, of which the beginning is read at once. */
const mostWords = 8000;
const head = (text: string): string => text.slice(0, mostWords).toWellFormed();
const longWords = ({ text }: Mail): readonly MailFile[] =>
  text.length <= mostWords ? [] : [{ name: 'mail.txt', mime: 'text/plain', bytes: Buffer.from(text) }];

/**
 * Does what a kept mail asks: more words for the record it answers, or a new enquiry. What the desk says of it meanwhile
 * waits until its thread is known.
 */
export async function handleMail(mail: MailAdapter, kept: KeptMail): Promise<void> {
  const { threads } = mail;
  const { address } = kept.from;
  const name = kept.key.slice('mail:'.length);
  await threads.expect(address, name);
  try {
    await handled(mail, kept);
  } finally {
    await threads.settled(address, name);
  }
}

async function handled(mail: MailAdapter, kept: KeptMail): Promise<void> {
  const { threads, enquiries, count } = mail;
  const { key, id, subject, text, newText, files, from } = kept;
  const about = await threads.recordOf(from.address, kept.answers);
  const own = { key, from: senderOf(mail, from, text), files };
  const answer =
    about === undefined
      ? await enquiries.take({ ...own, subject, text })
      : await enquiries.add({ ...own, about, text: newText });
  count('mail', 'refused' in answer ? 'refused' : about === undefined ? 'asked' : 'added');
  const { speak } = answer;
  if ('refused' in answer) return tell(mail, kept, { speak, what: 'refused', text: answer.refused });
  await threads.add(from.address, answer.taken, { subject, number: answer.number, id });
  if (kept.leftOut > 0) {
    await tell(mail, kept, { speak, what: 'left-out', text: say('mail.leftOut', { count: kept.leftOut }) });
  }
}

/** One sentence of each kind in so long goes to somebody, however much they write. */
const toldEvery = hours(1);

/** What the desk says of itself to somebody's mail. */
interface Told {
  readonly speak: Speak;
  readonly what: 'too-many' | 'refused' | 'left-out';
  readonly text: Text;
}

/** Answers a mail with a sentence of the desk's own. Nobody is worse off where that cannot be sent. */
async function tell(
  mail: MailAdapter,
  { key, id, subject, from }: Pick<KeptMail, 'key' | 'id' | 'subject' | 'from'>,
  { speak, what, text }: Told,
): Promise<void> {
  const { shared, clock, config, logger } = mail;
  const now = clock.now();
  const fact: SharedKey = `mail:told:${from.address}:${what}`;
  if (!(await shared.swap({ key: fact, version: undefined, value: true, now, until: after(now, toldEvery) }))) return;
  const written = writeMail(asMessage({ text }), speak, []);
  const letter = { ...written, subject: `Re: ${subject}`, to: from, automatic: true, files: [] };
  const thread = id === undefined ? [] : [id];
  await mail.post.send({ ...letter, id: messageId(`${key}.${what}`, config), thread }).catch((error: unknown) => {
    logger.warn('a mail could not be answered', { key, error });
  });
}
