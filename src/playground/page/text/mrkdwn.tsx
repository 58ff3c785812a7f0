import type { ComponentChildren } from 'preact';
import { withEmoji } from './emoji';
import { type Inline, inlineOf, unescaped } from './inline';
import { Mention } from './mention';
import { useReader } from './names';
import { slackDate } from './slack-date';

function Piece({ piece }: { readonly piece: Inline }): ComponentChildren {
  const { locale, zone } = useReader();
  switch (piece.kind) {
    case 'text':
      return withEmoji(piece.text);
    case 'code':
      return <code>{piece.text}</code>;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <b>
          <Pieces pieces={piece.inside} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Pieces pieces={piece.inside} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.inside} />
        </s>
      );
    case 'link':
      return (
        <a href={piece.url} target="_blank" rel="noreferrer noopener">
          {withEmoji(piece.label)}
        </a>
      );
    case 'date':
      return <time title={piece.fallback}>{slackDate(piece.at, piece.format, zone, locale)}</time>;
    default:
      return <Mention kind={piece.kind} id={piece.id} label={piece.label} />;
  }
}

function Pieces({ pieces }: { readonly pieces: readonly Inline[] }) {
  return pieces.map((piece, index) => <Piece key={index} piece={piece} />);
}

type Chunk = { readonly quoted: boolean; readonly lines: string[] };

function chunksOf(source: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const line of source.split('\n')) {
    const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    const last = chunks.at(-1);
    const text = quote?.[1] ?? line;
    if (last?.quoted === (quote !== null)) last.lines.push(text);
    else chunks.push({ quoted: quote !== null, lines: [text] });
  }
  return chunks;
}

/** Text in Slack's mrkdwn: marks, mentions, dates, links, quotes and code fences. */
export function Mrkdwn({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('```').map((part, index) => {
        if (index % 2 === 1) return <pre key={index}>{unescaped(part.replace(/^\n|\n$/g, ''))}</pre>;
        const body = index === 0 ? part : part.replace(/^\n/, '');
        if (body === '') return null;
        return chunksOf(body).map((chunk, at) => {
          const pieces = <Pieces pieces={inlineOf(chunk.lines.join('\n'))} />;
          return chunk.quoted ? (
            <blockquote key={`${index}.${at}`}>{pieces}</blockquote>
          ) : (
            <div key={`${index}.${at}`}>{pieces}</div>
          );
        });
      })}
    </>
  );
}
