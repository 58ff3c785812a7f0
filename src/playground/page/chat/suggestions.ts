import type { PlayApp } from '../../wire';
import type { Reader } from '../text/names';

/** Something that may be written instead of `typed`. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** The text with the suggestion taken, and where the caret goes. */
  readonly text: string;
}

/** What fits the last word of `text`: commands at the very start, people after an `@`. At most 6. */
export function suggestionsFor(text: string, caret: number, app: PlayApp, reader: Reader): readonly Suggestion[] {
  const before = text.slice(0, caret);
  const command = /^\/\S*$/.exec(before);
  if (command !== null)
    return app.commands
      .filter((known) => known.command.startsWith(before) && known.command !== before)
      .map((known) => ({
        key: known.command,
        label: [known.command, known.usageHint].filter(Boolean).join(' '),
        hint: known.description,
        text: `${known.command} ${text.slice(caret)}`,
      }));
  const mention = /(?:^|\s)@(\S{0,20})$/.exec(before);
  if (mention === null) return [];
  const typed = (mention[1] ?? '').toLowerCase();
  const start = before.length - typed.length - 1;
  return reader.people
    .filter((person) => person.name.toLowerCase().includes(typed))
    .slice(0, 6)
    .map((person) => ({
      key: person.id,
      label: person.name,
      hint: '',
      text: `${text.slice(0, start)}@${person.name} ${text.slice(caret)}`,
    }));
}

/** What is typed, with `@name` turned into a mention. The server escapes the rest, as Slack's does. */
export function asSent(text: string, people: readonly { readonly id: string; readonly name: string }[]): string {
  if (text.startsWith('/')) return text;
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((sent, { id, name }) => sent.replaceAll(`@${name}`, `<@${id}>`), text);
}
