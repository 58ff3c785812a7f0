import { own } from '../../domain/own';

/** Markup that may stand in a page as it is. Only `html` makes it. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may fill a blank of a page: text is escaped, markup stands, nothing is nothing. */
export type Blank = string | number | Html | undefined | readonly Blank[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function markupOf(blank: Blank): string {
  if (blank === undefined) return '';
  if (blank instanceof Html) return blank.markup;
  if (typeof blank === 'object') return blank.map(markupOf).join('');
  const text = String(blank).replaceAll('\u0000', '');
  return text.replaceAll(/[&<>"'`]/g, (letter) => own(escapes, letter) ?? '');
}

/** The only way to write markup: every blank is escaped unless it is markup itself. Attributes stand in quotes. */
export const html = (words: TemplateStringsArray, ...blanks: readonly Blank[]): Html =>
  new Html(words.reduce((text, next, nth) => text + markupOf(blanks[nth - 1]) + next));
