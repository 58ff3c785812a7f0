import type { ComponentChildren } from 'preact';
import { type MarkdownLine, type MarkdownPart, markdownLines } from './markdown-lines';
import { usePhone } from './phone-context';
import { PhoneLink } from './phone-link';

function Part({ part }: { readonly part: MarkdownPart }) {
  const { member } = usePhone();
  if (part.kind === 'text') return <>{part.text}</>;
  if (part.kind === 'code') return <code>{part.text}</code>;
  if (part.kind === 'bold') return <b>{shown(part.inside)}</b>;
  if (part.kind === 'colour') return <span class={`wc-${part.tone}`}>{shown(part.inside)}</span>;
  if (part.kind === 'mention') return <span class="wc-at">@{member(part.userid)?.name ?? part.userid}</span>;
  return <PhoneLink href={part.href}>{part.text}</PhoneLink>;
}

function shown(parts: readonly MarkdownPart[]): ComponentChildren {
  return parts.map((part, index) => <Part key={index} part={part} />);
}

function Line({ line }: { readonly line: MarkdownLine }) {
  if (line.kind === 'heading') return <h4 class={`wc-h${line.level}`}>{shown(line.parts)}</h4>;
  if (line.kind === 'quote') return <blockquote>{shown(line.parts)}</blockquote>;
  return <div class={line.parts.length === 0 ? 'wc-gap' : ''}>{shown(line.parts)}</div>;
}

/** A markdown message of the app. */
export function PhoneMarkdown({ text }: { readonly text: string }) {
  return (
    <div class="wc-markdown">
      {markdownLines(text).map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </div>
  );
}
