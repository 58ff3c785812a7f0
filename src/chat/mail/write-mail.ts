import { own } from '../../domain/own';
import type { Text } from '../../domain/words';
import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Card, Content, Message, Part } from '../../views/card';

/** A mail's words: the same twice, plain and as a simple page. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a mail is made of, top to bottom. */
type Block =
  | { readonly kind: 'heading' | 'text' | 'quote' | 'small'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' };

/** What it says, for its reader; what can be pressed in chat is left out. `below` stands under it in small print. */
export function writeMail(content: Content, speak: Speak, below: readonly Text[]): Written {
  const blocks = content.kind === 'card' ? ofCard(content, speak) : ofMessage(content, speak);
  const small = below.map((text): Block => ({ kind: 'small', text: speak(text) }));
  const all = [...blocks, ...(small.length > 0 ? [{ kind: 'rule' } as const, ...small] : [])];
  const subject = content.kind === 'card' ? speak(content.summary) : (speak(content.text).split('\n')[0] ?? '');
  return {
    subject: cut(subject, 150),
    text: `${all.map(asText).join('\n\n')}\n`,
    html: `<!doctype html><html><body style="font-family:sans-serif;line-height:1.5">${all.map(asHtml).join('')}</body></html>`,
  };
}

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

const ofCard = ({ title, parts }: Card, speak: Speak): readonly Block[] => [
  { kind: 'heading', text: speak(title) },
  ...parts.flatMap((part) => ofPart(part, speak)),
];

function ofMessage({ text, from, mentions = [] }: Message, speak: Speak): readonly Block[] {
  const said = speak(text);
  const words = from === undefined ? said : speak(say('mail.says', { person: { person: from }, text: said }));
  const named = mentions.map((person) => speak(say('mail.person', { person: { person } })));
  return [
    { kind: 'text', text: words },
    ...(named.length > 0 ? [{ kind: 'small', text: named.join(', ') } as const] : []),
  ];
}

const styles = { strong: 'heading', quote: 'quote', quiet: 'small', plain: 'text' } as const;

/** How each part reads in a mail. */
const ofParts: {
  readonly [Kind in Part['kind']]: (part: Extract<Part, { kind: Kind }>, speak: Speak) => readonly Block[];
} = {
  text: ({ text, style = 'plain' }, speak) => [{ kind: styles[style], text: speak(text) }],
  facts: ({ rows }, speak) => [{ kind: 'facts', rows: rows.map(({ label, value }) => [speak(label), speak(value)]) }],
  mention: ({ people, text }, speak) => {
    const names = people.map((person) => speak(say('mail.person', { person: { person } }))).join(', ');
    return [{ kind: 'text', text: text === undefined ? names : `${names} ${speak(text)}` }];
  },
  // A mail presses nothing; whoever answers it is heard.
  buttons: ({ buttons }, speak) => (buttons.length === 0 ? [] : [{ kind: 'small', text: speak(say('mail.inWords')) }]),
  ask: () => [],
  // They are attached.
  files: () => [],
  picture: ({ picture, beside }, speak) => (beside ? [] : [{ kind: 'small', text: speak(picture.alt) }]),
  chart: ({ title, labels, series }, speak) => [
    { kind: 'heading', text: speak(title) },
    {
      kind: 'table',
      rows: [
        ['', ...labels.map(speak)],
        ...series.map(({ name, values }) => [
          speak(name),
          ...values.map((value) => (value === null ? '' : `${value}`)),
        ]),
      ],
    },
  ],
  table: ({ columns, rows }, speak) => [{ kind: 'table', rows: [columns, ...rows].map((cells) => cells.map(speak)) }],
  divider: () => [{ kind: 'rule' }],
};

const ofPart = (part: Part, speak: Speak): readonly Block[] =>
  (ofParts[part.kind] as (part: Part, speak: Speak) => readonly Block[])(part, speak);

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

function asText(block: Block): string {
  switch (block.kind) {
    case 'rule':
      return '----';
    case 'quote':
      return quoted(block.text);
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'table':
      return block.rows.map((cells) => cells.join(' | ')).join('\n');
    default:
      return block.text;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Everything anybody wrote is data: no value becomes markup. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => own(entities, letter) ?? '').replace(/\n/g, '<br>');

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'rule':
      return '<hr>';
    case 'heading':
      return `<p><strong>${escaped(block.text)}</strong></p>`;
    case 'quote':
      return `<blockquote style="border-left:3px solid #ccc;margin:0;padding-left:1em">${escaped(block.text)}</blockquote>`;
    case 'small':
      return `<p style="color:#666;font-size:small">${escaped(block.text)}</p>`;
    case 'facts':
      return `<p>${block.rows.map(([label, value]) => `${escaped(label)}: ${escaped(value)}`).join('<br>')}</p>`;
    case 'table': {
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
      return `<table cellpadding="4">${rows.join('')}</table>`;
    }
    default:
      return `<p>${escaped(block.text)}</p>`;
  }
}
