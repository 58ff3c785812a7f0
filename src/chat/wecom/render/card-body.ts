import { wecomLimits } from '../../../platforms/wecom-limits';
import { oneLine } from './clean';
import { measures } from './measures';
import { only, type Piece, type PieceOf } from './piece';
import type { Audience, CardJson } from './rendered';
import { ticketLink } from './ticket-link';
import { cutToWidth, fitsWidth } from './width';
import { wordsOf } from './words';

type Row = PieceOf<'row'>;
type Line = PieceOf<'line'>;

/** The words of a card that has room for rows: text_notice and button_interaction. */
export interface Body {
  /** Below the title, short. */
  readonly desc: string;
  /** `sub_title_text`, `quote_area` and `horizontal_content_list`, as far as there are any. */
  readonly fields: CardJson;
  /** What the card cuts and people must be able to read in the chat; ordinary rows are on the ticket's page. */
  readonly follows: readonly Piece[];
  /** Nothing is cut or left out. */
  readonly whole: boolean;
}

/** Lays out what a card says. */
export function cardBody(pieces: readonly Piece[], audience: Audience): Body {
  const lines = only(pieces, 'line');
  const said = lines.filter(({ style }) => style !== 'quote');
  const quotes = lines.filter(({ style }) => style === 'quote');
  const first = said.find(({ style }) => style !== 'quiet') ?? said[0];
  const desc = first !== undefined && fits(first.text, wecomLimits.desc.most) ? first.text : '';
  const rest = desc === '' ? said : said.filter((line) => line !== first);
  const { rows, sub, unsaid } = layRows(only(pieces, 'row'), rest, audience);
  const quote = quotes.map(({ text }) => text).join('\n');
  const cut: readonly Piece[] = [
    ...(!fitsWidth(wordsOf(rest, audience), wecomLimits.subTitle.most) ? rest : []),
    ...(!fitsWidth(quote, measures.quote) ? quotes : []),
    ...rows.filter((row) => !fitsWidth(valueSaid(row), wecomLimits.value.most)),
    ...unsaid,
    ...only(pieces, 'numbers'),
  ];
  return {
    desc,
    fields: {
      ...(quote !== '' && { quote_area: quoteArea(quote, audience) }),
      ...(sub !== '' && { sub_title_text: sub }),
      ...(rows.length > 0 && { horizontal_content_list: rows.map(renderRow) }),
    },
    follows: pieces.filter((piece) => cut.includes(piece) && mustBeRead(piece, audience)),
    whole: cut.length === 0,
  };
}

const fits = (text: string, most: number): boolean => !text.includes('\n') && fitsWidth(text, most);

const fitsLabel = ({ label }: Row): boolean => fitsWidth(label, wecomLimits.keyname.most);

/** The rows that stand as such, the text with those that have no room, and what is said nowhere. */
interface Rows {
  readonly rows: readonly Row[];
  readonly sub: string;
  readonly unsaid: readonly Row[];
}

/**
 * A label that would be cut beside its value stands in the running text with it, as long as there is room for all of
 * those; else it is cut.
 */
function layRows(all: readonly Row[], lines: readonly Line[], audience: Audience): Rows {
  const lay = (rows: readonly Row[]): Rows => {
    const left = all.filter((row) => !rows.includes(row));
    return { rows, ...subTitle(lines, left, audience) };
  };
  const whole = lay(chosen(all.filter(fitsLabel)));
  return whole.unsaid.every(fitsLabel) ? whole : lay(chosen(all));
}

/** The most important ones, in their order. */
function chosen(rows: readonly Row[]): readonly Row[] {
  const pressing = rows.filter(({ tone }) => tone === 'bad' || tone === 'warn');
  const best = [...pressing, ...rows.filter((row) => !pressing.includes(row))].slice(0, wecomLimits.rows.most);
  return rows.filter((row) => best.includes(row));
}

/**
 * Lines, below them as many of the rows that had no room as fit there, each in a line of its own, and what only hints at
 * the end; a long one is shown by its beginning.
 */
function subTitle(
  lines: readonly Line[],
  left: readonly Row[],
  audience: Audience,
): { readonly sub: string; readonly unsaid: readonly Row[] } {
  const isHint = ({ style }: Line): boolean => style === 'quiet';
  const hints = wordsOf(lines.filter(isHint), audience);
  let above = wordsOf(
    lines.filter((line) => !isHint(line)),
    audience,
  );
  const words = below(above, hints);
  if (!fitsWidth(words, wecomLimits.subTitle.most))
    return { sub: cutToWidth(words, wecomLimits.subTitle.most), unsaid: left };
  const unsaid: Row[] = [];
  for (const row of left) {
    const whole = oneLine(wordsOf([{ ...row, value: valueSaid(row) }], audience));
    const shown = cutToWidth(whole, measures.leftRow);
    const fit = fitsWidth(below(above, shown, hints), wecomLimits.subTitle.most);
    if (fit) above = below(above, shown);
    if (!fit || shown !== whole) unsaid.push(row);
  }
  return { sub: below(above, hints), unsaid };
}

const below = (...lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

/** Without a ticket there is no page; but then a quotation is the reader's own words, which are kept for the form. */
function mustBeRead(piece: Piece, { tag }: Pick<Audience, 'tag'>): boolean {
  if (piece.kind === 'row') return piece.list || tag === '';
  return !(piece.kind === 'line' && piece.style === 'quote' && tag === '');
}

const quoteArea = (quote: string, audience: Audience): CardJson => ({
  ...(audience.tag === '' ? { type: 0 } : { type: 1, url: ticketLink(audience) }),
  quote_text: cutToWidth(quote, measures.quote),
});

/** A missed promise is seen at once; the rows know no colours. */
const valueSaid = ({ tone, value }: Row): string => `${tone === 'bad' ? '❗' : ''}${oneLine(value)}`;

const renderRow = (row: Row): CardJson => ({
  keyname: cutToWidth(row.label, wecomLimits.keyname.most),
  value: cutToWidth(valueSaid(row), wecomLimits.value.most),
});
