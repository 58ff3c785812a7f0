import { bytesOf } from '../../intake/in-pieces';
import { oneLine } from './clean';
import { neutralMarkdown, neutralText } from './neutral';
import { cutToWidth } from './width';

/** A link must leave room for other words in its message; ours are about a hundred bytes. */
const longest = 1000;
const wordsWide = 40;

/** An address as it may stand in markup: nothing in it ends the link. */
const address = (url: string): string =>
  url.replace(/["<>()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A link in a text message; its bare words where the address has no room. */
export function textLink(url: string, words: string): string {
  const label = neutralText(cutToWidth(oneLine(words), wordsWide));
  return bytesOf(url) > longest ? label : `<a href="${address(url)}">${label}</a>`;
}

/** The same in markdown. */
export function markdownLink(url: string, words: string): string {
  const label = neutralMarkdown(cutToWidth(oneLine(words), wordsWide)).replace(/[[\]]/g, '');
  return bytesOf(url) > longest ? label : `[${label}](${address(url)})`;
}
