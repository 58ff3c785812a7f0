import { listOf, say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Part } from '../../views/card';
import { type Block, paragraph, quotation, type Run, run, smallPrint } from './blocks';
import { renderButtons } from './render-buttons';
import { chartInWords, nativeChart } from './render-chart';
import { renderFacts } from './render-facts';
import { nativeTable, tableInWords } from './render-table';
import { filled } from './text';

/** For whom and how large a card is drawn. */
export interface Drawing {
  readonly speak: Speak;
  /** Slack account of a person; undefined where they have none. */
  readonly accountOf: (person: string) => string | undefined;
  /** Slack file ids of pictures that are ready, by key. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Charts and tables are drawn; false: said in words. */
  readonly native: boolean;
  /** To the ticket that the content opens, in this workspace; without one it is opened by a button. */
  readonly link?: string;
  /** Most characters of one text, and most rows of one list. */
  readonly room: { readonly text: number; readonly rows: number };
}

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;
type Renderers = {
  readonly [Kind in Part['kind']]: (part: PartOf<Kind>, drawing: Drawing, nth: number) => readonly Block[];
};

const renderers: Renderers = {
  text: (part, drawing) => [renderText(part, drawing)],
  facts: (part, drawing) => (part.rows.length === 0 ? [] : [renderFacts(part, drawing.speak, drawing.room)]),
  mention: (part, drawing) => (part.people.length === 0 ? [] : [renderMention(part, drawing)]),
  buttons: (part, { speak }) => renderButtons(part, speak),
  // Slack has a form for all of it, one press away.
  ask: ({ form }, { speak }) => renderButtons({ buttons: [form] }, speak),
  files: ({ files }, { speak, room }) =>
    files.length === 0
      ? []
      : [smallPrint(speak(say('slack.filesHere', { names: listOf(files.map(({ name }) => name)) })), room.text)],
  picture: renderPicture,
  chart: (part, drawing, nth) => {
    const drawn =
      drawing.native && nth < slackLimits.chartsPerMessage.most ? nativeChart(part, drawing.speak) : undefined;
    return [drawn ?? chartInWords(part, drawing.speak, drawing.room)];
  },
  table: (part, drawing, nth) =>
    drawing.native && nth < slackLimits.tablesPerMessage.most
      ? nativeTable(part, drawing.speak, drawing.room)
      : tableInWords(part, drawing.speak, drawing.room),
  divider: () => [{ type: 'divider' }],
};

/** Blocks of one part; `nth` counts parts of its kind before it. */
export function renderPart<Kind extends Part['kind']>(
  part: PartOf<Kind>,
  drawing: Drawing,
  nth: number,
): readonly Block[] {
  const render: Renderers[Kind] = renderers[part.kind as Kind];
  return render(part, drawing, nth);
}

function renderText(part: PartOf<'text'>, { speak, room }: Drawing): Block {
  const text = speak(part.text);
  if (part.style === 'quote') return quotation(text, room.text);
  if (part.style === 'quiet') return smallPrint(text, room.text);
  return paragraph(part.style === 'strong' ? run(text, room.text, { bold: true }) : run(text, room.text));
}

function renderMention(part: PartOf<'mention'>, drawing: Drawing): Block {
  const { speak, room } = drawing;
  return paragraph(
    ...mentionRuns(part.people, drawing),
    ...(part.text === undefined ? [] : [run(speak(part.text), room.text)]),
  );
}

/** People by name, those with an account so that Slack notifies them. */
export const mentionRuns = (
  people: readonly string[],
  { speak, accountOf }: Pick<Drawing, 'speak' | 'accountOf'>,
): readonly Run[] =>
  people.flatMap((person): readonly Run[] => {
    const account = accountOf(person);
    const name = (): Run =>
      run(speak(say('slack.from', { person: { person } })), slackLimits.headerText.most, { bold: true });
    return [account === undefined ? name() : { type: 'user', user_id: account }, { type: 'text', text: ' ' }];
  });

function renderPicture({ picture, beside }: PartOf<'picture'>, { speak, pictures }: Drawing): readonly Block[] {
  const id = pictures.get(picture.key);
  if (id === undefined && beside) return [];
  const alt = speak(picture.alt);
  if (id === undefined) return [smallPrint(alt, slackLimits.imageAlt.most)];
  return [{ type: 'image', slack_file: { id }, alt_text: filled(alt, slackLimits.imageAlt.most) }];
}
