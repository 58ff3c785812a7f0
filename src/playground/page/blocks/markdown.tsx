import type { ComponentChildren } from 'preact';
import { withEmoji } from '../text/emoji';

const span = /(`[^`]+`|\*\*[^*]+\*\*|__[^_]+__|\*[^*\s][^*]*\*|~~[^~]+~~|\[[^\]]+\]\(https?:[^)\s]+\))/;

function run(text: string): ComponentChildren {
  return text.split(span).map((part, index) => {
    if (index % 2 === 0) return withEmoji(part);
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') || part.startsWith('__')) return <b key={index}>{run(part.slice(2, -2))}</b>;
    if (part.startsWith('~~')) return <s key={index}>{part.slice(2, -2)}</s>;
    if (part.startsWith('*')) return <i key={index}>{part.slice(1, -1)}</i>;
    const [, label = '', url = ''] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
    return (
      <a key={index} href={url} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    );
  });
}

function line(text: string, index: number): ComponentChildren {
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading !== null) return <h4 key={index}>{run(heading[2] ?? '')}</h4>;
  const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(text);
  if (item !== null)
    return (
      <div key={index} class="md-item">
        <span>{item[1] === undefined ? '•' : `${item[1]}.`}</span>
        <span>{run(item[2] ?? '')}</span>
      </div>
    );
  if (text.startsWith('>')) return <blockquote key={index}>{run(text.replace(/^>\s?/, ''))}</blockquote>;
  if (/^-{3,}$/.test(text.trim())) return <hr key={index} />;
  return text.trim() === '' ? <div key={index} class="md-gap" /> : <div key={index}>{run(text)}</div>;
}

/** A markdown block (standard Markdown, not mrkdwn): headings, lists, quotes, code and the common styles. */
export function MarkdownBlock({ text }: { readonly text: string }) {
  return (
    <div class="bk-markdown">
      {text.split(/^```.*$/m).map((part, index) =>
        index % 2 === 1 ? (
          <pre key={index}>{part.replace(/^\n|\n$/g, '')}</pre>
        ) : (
          part
            .replace(/^\n|\n$/g, '')
            .split('\n')
            .map(line)
        ),
      )}
    </div>
  );
}
