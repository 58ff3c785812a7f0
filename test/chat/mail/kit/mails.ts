import type { Mail } from '../../../../src/chat/mail/mail';
import { parseMail } from '../../../../src/chat/mail/parse-mail';

/** Headers of a mail somebody wrote; a value of undefined leaves the header out. */
export type Headers = Readonly<Record<string, string | undefined>>;

const usual: Headers = {
  From: 'Wang Fang <wang.fang@example.com>',
  To: 'IT desk <it-desk@example.com>',
  Subject: 'How do I print double-sided?',
  'Message-ID': '<first@example.com>',
  Date: 'Sun, 29 Nov 2026 09:00:00 +0800',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
};

/** A mail as it travels. `headers` add to the usual ones, or take their place. */
export function mailOf(headers: Headers = {}, body: string | Buffer = 'How do I print double-sided?'): Buffer {
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), Buffer.from(body)]);
}

/** A mail of several parts, each with its own header. */
export function partsOf(
  headers: Headers,
  kind: string,
  parts: readonly (readonly [string, string | Buffer])[],
): Buffer {
  const boundary = 'edge-of-a-part';
  const body = parts.flatMap(([header, content]) => [
    Buffer.from(`--${boundary}\r\n${header}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  const type = `multipart/${kind}; boundary="${boundary}"`;
  return mailOf({ ...headers, 'Content-Type': type }, Buffer.concat([...body, Buffer.from(`--${boundary}--\r\n`)]));
}

export const parsed = (headers?: Headers, body?: string | Buffer): Promise<Mail> => parseMail(mailOf(headers, body));
