import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { isMailAddress } from '../../domain/people/mail-address';
import { fileName, isBlank, oneLine } from '../../domain/text';
import type { Mail, Mailbox, MailFile } from './mail';
import { newTextOf } from './new-text';
import { newTextOfHtml, textOfHtml, withKnownEncodings } from './readable';

/** Most files of one mail, and bytes of each: what the desk keeps. */
const mostFiles = 10;
const mostBytes = 10 * 1024 * 1024;
/** Longest text that is looked at; what the desk files is shorter. */
const mostText = 100_000;

/** What is no file anybody sent: signatures by programs. */
const notFiles = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/;

/**
 * Reads a mail, whatever it holds: what cannot be told apart is text. `isWhole` is false where the source was cut, whose
 * last file is then cut as well.
 */
export async function parseMail(source: Buffer, isWhole = true): Promise<Mail> {
  const known = withKnownEncodings(source);
  const email = await PostalMime.parse(known, { maxNestingDepth: 50 }).catch(() => asText(known));
  const headers = email.headers.map(({ key, value }) => [key, value] as const);
  const header = (name: string): readonly string[] => headers.flatMap(([key, value]) => (key === name ? [value] : []));
  const [id] = idsIn(email.messageId ?? '');
  const from = senderOf(header('from'));
  const files = isWhole ? filesOf(email.attachments) : [];
  const leftOut = email.attachments.filter(({ mimeType }) => !notFiles.test(mimeType)).length - files.length;
  return {
    key: keyOf(id, from, source),
    ...(id !== undefined && { id }),
    answers: [...idsIn(email.inReplyTo ?? ''), ...[...idsIn(email.references ?? '')].reverse()],
    ...(from && { from }),
    subject: oneLine(email.subject ?? ''),
    ...wordsOf(email),
    files,
    leftOut,
    header,
  };
}

/** A mail that no parser takes apart. */
const asText = (source: Buffer): Email => ({
  headers: [],
  headerLines: [],
  attachments: [],
  text: source.toString('utf8', 0, mostText),
});

/** A mail that comes again has the same sender and Message-ID, whatever servers added; one without is told by its bytes. */
const keyOf = (id: string | undefined, from: Mailbox | undefined, source: Buffer): string =>
  createHash('sha256')
    .update(id === undefined ? source : `<${id}> ${from?.address ?? ''}`)
    .digest('base64url');

const idsIn = (text: string): readonly string[] =>
  [...text.slice(0, 20_000).matchAll(/<([^<>\s]{1,400})>/g)].map(([, id = '']) => id);

/** The one sender: where there are several, or several headers, nobody can tell who it was. */
function senderOf(values: readonly string[]): Mailbox | undefined {
  const [only, ...others] = values.flatMap((value) => addressParser(value, { flatten: true }));
  if (only === undefined || others.length > 0 || values.length !== 1) return undefined;
  const address = (only.address ?? '').trim().toLowerCase();
  return isMailAddress(address) ? { address, name: oneLine(only.name) } : undefined;
}

function wordsOf({ text = '', html = '' }: Email): Pick<Mail, 'text' | 'newText'> {
  const plain = text.slice(0, mostText);
  const isPlain = !isBlank(plain);
  const whole = tidy(isPlain || html === '' ? plain : textOfHtml(html));
  const fresh = tidy(isPlain || html === '' ? newTextOf(plain) : newTextOf(newTextOfHtml(html)));
  return { text: whole, newText: isBlank(fresh) ? whole : fresh };
}

const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0]/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, mostText)
    .toWellFormed()
    .trim();

function filesOf(attachments: readonly Attachment[]): readonly MailFile[] {
  const taken: MailFile[] = [];
  for (const { filename, mimeType, content } of attachments) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
    const isTaken = !notFiles.test(mimeType) && bytes.length > 0 && bytes.length <= mostBytes;
    if (!isTaken || taken.length === mostFiles) continue;
    const name = fileName(filename ?? (mimeType === 'message/rfc822' ? 'mail.eml' : ''));
    taken.push({ name, mime: mimeType.slice(0, 100), bytes });
  }
  return taken;
}
