import type { Tone } from '../../views/card';

/** How a tone looks before a text. */
export const badge: Readonly<Record<Tone, string>> = {
  plain: '',
  good: '🟢 ',
  warn: '🟡 ',
  bad: '🔴 ',
  quiet: '',
};
