import { own } from '../../domain/own';
import { isBlank } from '../../domain/text';
import { withEmoji } from './emoji';

/** Shortens to at most `most` characters, never inside one, and shows that it did. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Text for a place that must not be empty: Slack refuses empty text objects. */
export const filled = (text: string, most: number): string => (isBlank(text) ? '–' : cut(text, most));

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes text safe for the one field Slack reads as markup: no mention, link or channel can come of it. */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => own(entities, sign) ?? sign);

/** Shortens the escaped text to `most` characters without leaving half an entity. */
export function cutEscaped(text: string, most: number): string {
  const whole = escaped(text);
  if (whole.length <= most) return whole;
  let kept = '';
  for (const character of text) {
    const next = kept + escaped(character);
    if (next.length > most - 1) break;
    kept = next;
  }
  return `${kept}…`;
}

/**
 * What somebody typed, from the way Slack writes it: entities undone, emoji, links and mentions as people read them.
 * `nameOf` gives the name behind an account where it is known.
 */
export function plainText(markup: string, nameOf: (account: string) => string | undefined = () => undefined): string {
  return markup
    .replace(/<([^<>]*)>|[^<]+/g, (whole, inside: string | undefined) =>
      inside === undefined ? withEmoji(whole) : plainReference(inside, nameOf),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function plainReference(inside: string, nameOf: (account: string) => string | undefined): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return `@${nameOf(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`;
  const address = target.replace(/^mailto:/, '');
  return label === undefined || address.endsWith(label) ? address : `${label} (${address})`;
}

/** Removes the mention of the bot that opened the sentence, wherever it stands. */
export const withoutMention = (markup: string, bot: string): string =>
  markup
    .replace(new RegExp(`<@${bot}(\\|[^<>]*)?>`, 'g'), ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
