import { type Say, say } from '../domain/words';
import type { TextRead } from './text-of';

const reasons = { workbook: 'config.workbook', binary: 'config.binary', foreign: 'config.foreign' } as const;

/** Why the bytes of the file `name` are no text, and what to do. */
export function notText(name: string, read: Exclude<TextRead, { readonly text: string }>): Say {
  const what = read.why === 'damaged' ? say('config.damaged', { line: String(read.line) }) : say(reasons[read.why]);
  return say('config.ofName', { name, what });
}
