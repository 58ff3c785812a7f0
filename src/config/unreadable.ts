import type { TextRead } from './text-of';

const reasons = {
  workbook: 'is a spreadsheet or another Office file, not text; save it as plain text (UTF-8)',
  binary: 'is not text; save it as plain text (UTF-8)',
  foreign: 'is neither UTF-8, UTF-16 nor GB18030; save it as UTF-8',
} as const;

/** Why a file's bytes are no text, and what to do: follows the name of the file. */
export function notText(read: Exclude<TextRead, { readonly text: string }>): string {
  if (read.why !== 'damaged') return reasons[read.why];
  return `is damaged in line ${read.line}: parts of it are in another encoding or were cut off; save it as UTF-8 again`;
}
