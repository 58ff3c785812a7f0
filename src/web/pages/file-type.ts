import { own } from '../../domain/own';

/** What a file is taken for. `shown`: browsers may show it as a picture. */
export interface FileType {
  readonly mime: string;
  readonly shown: boolean;
}

const startsWith = (bytes: Buffer, text: string, from = 0): boolean =>
  bytes.subarray(from, from + text.length).toString('latin1') === text;

/** By their first bytes; names and what browsers claim prove nothing. */
const kinds: readonly (FileType & { readonly is: (bytes: Buffer) => boolean })[] = [
  { mime: 'image/jpeg', shown: true, is: (bytes) => startsWith(bytes, '\xff\xd8\xff') },
  { mime: 'image/png', shown: true, is: (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n') },
  { mime: 'image/gif', shown: true, is: (bytes) => /^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1')) },
  { mime: 'image/webp', shown: true, is: (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) },
  {
    mime: 'image/heic',
    shown: false,
    is: (bytes) => /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/.test(bytes.subarray(4, 12).toString('latin1')),
  },
  { mime: 'application/pdf', shown: false, is: (bytes) => startsWith(bytes, '%PDF-') },
];

/** Whether something said to be of that type may be tried as a picture. */
export const isShown = (mime: string): boolean => kinds.some((kind) => kind.shown && kind.mime === mime);

const packed: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
const written = /^(txt|log|csv|md|json|xml|ini|conf|cfg|yaml|yml)$/;

/** Endings offered by the file field of a form. */
export const acceptedFiles =
  'image/*,.heic,.pdf,.txt,.log,.csv,.md,.json,.xml,.ini,.conf,.cfg,.yaml,.yml,.zip,.docx,.xlsx,.pptx';

function isText(bytes: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000');
  } catch {
    return false;
  }
}

/** What the bytes are; undefined for a file that the desk does not take. Text in another encoding than UTF-8 is taken. */
export function fileTypeOf(name: string, bytes: Buffer): FileType | undefined {
  const known = kinds.find(({ is }) => is(bytes));
  if (known) return { mime: known.mime, shown: known.shown };
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
  if (startsWith(bytes, 'PK\x03\x04')) {
    const mime = own(packed, ending);
    return mime === undefined ? undefined : { mime, shown: false };
  }
  if (!written.test(ending)) return undefined;
  // Logs of Windows are often UTF-16 or GBK: no zero bytes means text, as far as we need to know.
  const utf16 = /^(\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 2).toString('latin1'));
  return utf16 || isText(bytes) || !bytes.includes(0) ? { mime: 'text/plain', shown: false } : undefined;
}
