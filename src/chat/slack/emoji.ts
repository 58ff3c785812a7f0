import names from './emoji-names.json';

/** Slack's names and their signs; a workspace's own emoji have none and stay as they are written. */
const signs: ReadonlyMap<string, string> = new Map(Object.entries(names));
/** From the second to the sixth, as Slack counts them. */
const skinTones: ReadonlyMap<string, string> = new Map(
  ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'].map((tone, nth) => [String(nth + 2), tone]),
);

const written = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g;
const codeSpans = /(```[\s\S]*?```|`[^`\n]*`)/;
const alphanumeric = /[A-Za-z0-9]/;

/** A colour follows the first sign of an emoji that is joined of several. */
function coloured(sign: string, tone: string | undefined): string {
  if (tone === undefined) return sign;
  const [first = '', ...rest] = sign;
  return [first, tone, ...rest.filter((part, nth) => nth > 0 || part !== '\uFE0F')].join('');
}

/**
 * What somebody typed, with the emoji that Slack writes by name (`:sob:`, `:wave::skin-tone-3:`): nobody else can read
 * those. What stands between letters or digits (`12:100:30`, `redis:key:1`) or in code is no emoji.
 */
export const withEmoji = (text: string): string =>
  text
    .split(codeSpans)
    .map((part, nth) => (nth % 2 === 1 ? part : part.replace(written, signFor)))
    .join('');

function signFor(whole: string, name: string, tone: string | undefined, ...[at, text]: [number, string]): string {
  const before = text[at - 1] ?? '';
  const behind = text[at + whole.length] ?? '';
  const sign = signs.get(name);
  if (sign === undefined || (alphanumeric.test(before) && alphanumeric.test(behind))) return whole;
  return coloured(sign, tone === undefined ? undefined : skinTones.get(tone));
}
