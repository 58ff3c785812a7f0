import { convert, type HtmlToTextOptions } from 'html-to-text';

/** Where the header ends and the body begins. */
function headerEnd(source: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((blank) => source.indexOf(blank)).filter((at) => at >= 0);
  return ends.length === 0 ? source.length : Math.min(...ends);
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const inUtf8 = (bytes: Uint8Array): Buffer => Buffer.from(new TextDecoder('gb18030').decode(bytes));

const encodedWords = /=\?([^?\s]{1,40})\?b\?[A-Za-z0-9+/=]*\?=(?:\s+=\?\1\?b\?[A-Za-z0-9+/=]*\?=)+/gi;

/** Some programs cut a letter in two between encoded words (RFC 2047 forbids it): they are one word again. */
const wordsJoined = (header: Buffer): Buffer =>
  Buffer.from(
    header.toString('utf8').replace(encodedWords, (words, charset: string) => {
      const pieces = [...words.matchAll(/\?b\?([A-Za-z0-9+/=]*)\?=/gi)].map(([, one = '']) =>
        Buffer.from(one, 'base64'),
      );
      return `=?${charset}?B?${Buffer.concat(pieces).toString('base64')}?=`;
    }),
  );

/**
 * The mail with everything in it that names no encoding of its own in UTF-8. Older programs in China write bytes of
 * GB18030 into the header as they are (RFC 5322 allows ASCII alone), and into a body whose type says nothing.
 */
export function withKnownEncodings(source: Buffer): Buffer {
  const end = headerEnd(source);
  const [raw, body] = [source.subarray(0, end), source.subarray(end)];
  const header = wordsJoined(isUtf8(raw) ? raw : inUtf8(raw));
  const says =
    /^content-(?:type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:charset|multipart)|transfer-encoding:\s*(?:base64|quoted))/im;
  const known = says.test(header.toString('latin1')) || isUtf8(body);
  return Buffer.concat([header, known ? body : inUtf8(body)]);
}

/** Links of pictures and of jumps tell nothing in words; tables stand as lines. */
const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 1_000_000, maxDepth: 100 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** Where mail programs put what they quote: Gmail, Thunderbird, Apple, Outlook, QQ, Foxmail, NetEase, Feishu. */
const quotes = [
  ...['blockquote', '.gmail_quote', '.gmail_attr', '.moz-cite-prefix', '.yahoo_quoted', 'includetail', '#origbody'],
  ...[
    '#mail-editor-reference-message-container',
    '.ntes-mailmaster-quote',
    '#isReplyContent',
    '.history-quote-wrapper',
  ],
];
const withoutQuotes: HtmlToTextOptions = {
  ...options,
  selectors: [...quotes.map((selector) => ({ selector, format: 'skip' })), ...(options.selectors ?? [])],
};

/** What a page of a mail says, as plain text. */
export const textOfHtml = (html: string): string => convert(html, options).trim();

/** The same without what it quotes. */
export const newTextOfHtml = (html: string): string => convert(html, withoutQuotes).trim();
