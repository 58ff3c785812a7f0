import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { emojiNamed, withEmoji } from './emoji';
import { Mention } from './mention';
import { useReader } from './names';
import { slackDate } from './slack-date';

function emojiOf(element: RichTextElement & { type: 'emoji' }): string {
  const unicode = element.unicode?.split('-').map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return unicode?.join('') ?? emojiNamed(element.name) ?? `:${element.name}:`;
}

function lines(text: string): ComponentChildren {
  return text.split('\n').map((line, index) => (index === 0 ? withEmoji(line) : [<br key={index} />, withEmoji(line)]));
}

function Plain({ element }: { readonly element: RichTextElement }): ComponentChildren {
  const { zone, locale } = useReader();
  switch (element.type) {
    case 'text':
      return lines(element.text);
    case 'emoji':
      return <span title={`:${element.name}:`}>{emojiOf(element)}</span>;
    case 'user':
      return <Mention kind="user" id={element.user_id} />;
    case 'channel':
      return <Mention kind="channel" id={element.channel_id} />;
    case 'broadcast':
      return <Mention kind="broadcast" id={element.range} />;
    case 'usergroup':
      return <Mention kind="broadcast" id={element.usergroup_id} />;
    case 'team':
      return <Mention kind="broadcast" id={element.team_id} />;
    case 'date':
      return <time title={element.fallback}>{slackDate(element.timestamp, element.format, zone, locale)}</time>;
    case 'color':
      return (
        <span class="swatch">
          <i style={{ background: element.value }} /> {element.value}
        </span>
      );
    case 'link':
      if (!/^(https?:|mailto:|tel:)/.test(element.url)) return element.text ?? element.url;
      return (
        <a href={element.url} target="_blank" rel="noreferrer noopener">
          {element.text ?? element.url}
        </a>
      );
    default:
      return null;
  }
}

function Styled({ element }: { readonly element: RichTextElement }) {
  const style = 'style' in element ? element.style : undefined;
  let shown: ComponentChildren = <Plain element={element} />;
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.strike) shown = <s>{shown}</s>;
  if (style?.italic) shown = <i>{shown}</i>;
  if (style?.bold) shown = <b>{shown}</b>;
  if (style?.underline) shown = <u>{shown}</u>;
  return <>{shown}</>;
}

function Run({ elements }: { readonly elements: readonly RichTextElement[] }) {
  return elements.map((element, index) => <Styled key={index} element={element} />);
}

function List({ list }: { readonly list: RichTextList }) {
  const items = list.elements.map((item, index) => (
    <li key={index}>
      <Run elements={item.elements} />
    </li>
  ));
  const indent = { marginInlineStart: `${(list.indent ?? 0) * 24}px` };
  return list.style === 'ordered' ? <ol style={indent}>{items}</ol> : <ul style={indent}>{items}</ul>;
}

function Part({ part }: { readonly part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div>
          <Run elements={part.elements} />
        </div>
      );
    case 'rich_text_list':
      return <List list={part} />;
    case 'rich_text_quote':
      return (
        <blockquote>
          <Run elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Run elements={part.elements} />
        </pre>
      );
    default:
      return null;
  }
}

/** A rich_text block: sections, lists, quotes and code, with styles, people and dates. */
export function RichText({ block }: { readonly block: RichTextBlock }) {
  return (
    <div class="bk-rich">
      {block.elements.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}
