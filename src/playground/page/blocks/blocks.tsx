import type { RichTextBlock } from '@slack/types';
import type { ComponentType } from 'preact';
import { useId } from 'preact/hooks';
import type { SlackJson } from '../../wire';
import type { ElementJson, Said } from '../elements/element-json';
import { withEmoji } from '../text/emoji';
import { useReader } from '../text/names';
import { RichText } from '../text/rich-text';
import { TextShown } from '../text/text-object';
import { CardBlock, ContextActionsBlock } from './card';
import { ChartBlock } from './chart';
import { ImageShown } from './image';
import { InputBlock } from './input';
import { MarkdownBlock } from './markdown';
import { ActionsBlock, ContextBlock, SectionBlock } from './section';
import { DataTableBlock, TableBlock } from './table';

interface BlockProps {
  readonly block: SlackJson;
  readonly id: string;
}

const text = (block: SlackJson, name = 'text') => (block[name] as Said | undefined)?.text ?? '';

function Header({ block }: BlockProps) {
  return <h3 class="bk-header">{withEmoji(text(block))}</h3>;
}

function Picture({ block }: BlockProps) {
  return (
    <figure class="bk-image">
      {block['title'] !== undefined && <figcaption>{withEmoji(text(block, 'title'))}</figcaption>}
      <ImageShown image={block as ElementJson} size="block" />
    </figure>
  );
}

function Rich({ block }: BlockProps) {
  return <RichText block={block as unknown as RichTextBlock} />;
}

function Markdown({ block }: BlockProps) {
  return <MarkdownBlock text={String(block['text'] ?? '')} />;
}

function Alert({ block }: BlockProps) {
  return (
    <div class={`bk-alert ${String(block['level'] ?? 'default')}`} role="status">
      <TextShown text={block['text'] as Said} />
    </div>
  );
}

function Carousel({ block, id }: BlockProps) {
  const cards = (block['elements'] ?? []) as readonly SlackJson[];
  return (
    <div class="bk-carousel">
      {cards.map((card, index) => (
        <CardBlock key={index} block={card} id={`${id}-${index}`} />
      ))}
    </div>
  );
}

function Video({ block }: BlockProps) {
  return (
    <a
      class="bk-file"
      href={String(block['title_url'] ?? block['video_url'] ?? '#')}
      target="_blank"
      rel="noreferrer noopener"
    >
      ▶ {withEmoji(text(block, 'title'))}
    </a>
  );
}

function RemoteFile({ block }: BlockProps) {
  return <div class="bk-file">📄 {String(block['external_id'] ?? '')}</div>;
}

const marks: Readonly<Record<string, string>> = { pending: '○', in_progress: '◐', complete: '✅', error: '❌' };

function Task({ block }: BlockProps) {
  return (
    <div>
      {marks[String(block['status'])] ?? '○'} {String(block['title'] ?? '')}
    </div>
  );
}

function Plan({ block, id }: BlockProps) {
  const tasks = (block['tasks'] ?? []) as readonly SlackJson[];
  return (
    <div class="bk-card">
      <b>{String(block['title'] ?? '')}</b>
      {tasks.map((task, index) => (
        <Task key={index} block={task} id={id} />
      ))}
    </div>
  );
}

/** A titled group of blocks that may fold. */
function Container({ block }: BlockProps) {
  const title = text(block, 'title');
  const inside = <Blocks blocks={(block['child_blocks'] ?? []) as readonly SlackJson[]} />;
  if (block['is_collapsible'] !== true)
    return (
      <div class="bk-card">
        {title !== '' && <b>{withEmoji(title)}</b>}
        {inside}
      </div>
    );
  return (
    <details class="bk-card" open={block['default_collapsed'] !== true}>
      <summary>{withEmoji(title)}</summary>
      {inside}
    </details>
  );
}

/** A row for each block of Block Kit. */
const drawn: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: SectionBlock,
  header: Header,
  divider: () => <hr />,
  context: ContextBlock,
  actions: ActionsBlock,
  image: Picture,
  input: InputBlock,
  rich_text: Rich,
  markdown: Markdown,
  table: TableBlock,
  data_table: DataTableBlock,
  data_visualization: ChartBlock,
  context_actions: ContextActionsBlock,
  alert: Alert,
  card: CardBlock,
  carousel: Carousel,
  container: Container,
  video: Video,
  file: RemoteFile,
  task_card: Task,
  plan: Plan,
};

/** Blocks top to bottom. A kind we cannot draw is a grey box with its name, never nothing. */
export function Blocks({ blocks }: { readonly blocks: readonly SlackJson[] }) {
  const { words } = useReader();
  const id = useId();
  return (
    <div class="bk">
      {blocks.map((block, index) => {
        const Drawn = drawn[block.type];
        const key = `${String(block['block_id'] ?? index)}:${block.type}`;
        if (Drawn !== undefined) return <Drawn key={key} block={block} id={`${id}-${index}`} />;
        return (
          <div key={key} class="unknown">
            {words('unknownBlock', { type: block.type })}
          </div>
        );
      })}
    </div>
  );
}
