import { recordName } from '../../domain/record/record-ref';
import { say, type Text, type WordKey } from '../../domain/words';
import type { Card, Part } from '../../views/card';
import { renderButtons } from './button-markup';
import type { CardDrawing } from './card-drawing';
import { isShown } from './file-type';
import { type Blank, type Html, html } from './html';
import { pictureId } from './serve-picture';

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;
type Drawn = Html | undefined | Promise<Html>;
type Renderers = { readonly [Kind in Part['kind']]: (part: PartOf<Kind>, drawing: CardDrawing) => Drawn };

const renderers: Renderers = {
  text: renderText,
  facts: ({ rows, style }, { speak }) =>
    html`<dl class="facts${style === 'list' ? ' list' : ''}">${rows.map(
      ({ label, value, tone }) =>
        html`<div${tone === undefined ? undefined : html` class="tone-${tone}"`}><dt>${speak(label)}</dt><dd>${speak(value)}</dd></div>`,
    )}</dl>`,
  mention: ({ people, text }, { speak }) => {
    const names = people.map((person) => html`<strong>${speak(say('page.person', { person: { person } }))}</strong> `);
    return html`<p class="mention">${names}${text && speak(text)}</p>`;
  },
  buttons: (part, drawing) => renderButtons(part, drawing),
  // The page of the form asks all of it.
  ask: ({ form }, drawing) => renderButtons({ buttons: [form] }, drawing),
  files: renderFiles,
  picture: renderPicture,
  chart: ({ title, labels, series }, { speak }) =>
    table(
      speak(title),
      ['', ...series.map(({ name }) => speak(name))],
      labels.map((label, nth) => [speak(label), ...series.map(({ values }) => String(values[nth] ?? '–'))]),
    ),
  table: ({ columns, rows }, { speak }) =>
    table(
      undefined,
      columns.map(speak),
      rows.map((row) => row.map((cell: Text) => speak(cell))),
    ),
  divider: () => html`<hr>`,
};

/** Sentences that tell how a chat works, in words that are true of a page: it is no thread, and nobody writes to it. */
const ofPages: Partial<Record<WordKey, WordKey>> = {
  'card.answerHere': 'page.answerHere',
  'card.threadHint': 'page.engineersHint',
  'desk.homeHint': 'page.homeHint',
};
const onPages = (text: Text): Text => ('say' in text ? { ...text, say: ofPages[text.say] ?? text.say } : text);

function renderText({ text, style = 'plain' }: PartOf<'text'>, { speak }: CardDrawing): Html {
  const words = speak(onPages(text));
  if (style === 'quote') return html`<blockquote>${words}</blockquote>`;
  return style === 'strong' ? html`<h3>${words}</h3>` : html`<p class="${style}">${words}</p>`;
}

/** What stands beside words may take its time, and is fetched by whoever looks at the page. */
function renderPicture({ picture, beside }: PartOf<'picture'>, { page, speak }: CardDrawing): Html {
  const alt = speak(picture.alt);
  if (!beside) return html`<p class="quiet">${alt}</p>`;
  const at = `${page.root}${page.platform}/picture/${pictureId(picture.key)}`;
  return html`<a class="picture" href="${at}" target="_blank"><img src="${at}" alt="${alt}" loading="lazy"></a>`;
}

/** Photos are seen at once; anything else is fetched. */
function renderFiles({ files }: PartOf<'files'>, { page, speak, record: ticket }: CardDrawing): Drawn {
  if (files.length === 0) return undefined;
  const items = files.map(({ id, name, mime }) => {
    if (ticket === undefined) return html`<li>${name}</li>`;
    const at = `${page.root}${page.platform}/file/${encodeURIComponent(id)}?job=${recordName(ticket)}`;
    const shown = isShown(mime) ? html`<img src="${at}" alt="${name}" loading="lazy">` : name;
    return html`<li><a href="${at}" target="_blank">${shown}</a></li>`;
  });
  return html`<div class="attached"><p>${speak(say('page.files'))}</p><ul>${items}</ul></div>`;
}

function table(title: string | undefined, heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="wide"><table>${title === undefined ? undefined : html`<caption>${title}</caption>`}
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

async function renderPart<Kind extends Part['kind']>(part: PartOf<Kind>, drawing: CardDrawing): Promise<Blank> {
  const render: Renderers[Kind] = renderers[part.kind as Kind];
  return render(part, drawing);
}

/** A card, with its buttons as links and small forms. */
export async function renderCard(card: Card, drawing: CardDrawing): Promise<Html> {
  const parts: Blank[] = [];
  for (const part of card.parts) parts.push(await renderPart(part, drawing));
  return html`<section class="card tone-${card.tone}"><h2>${drawing.speak(card.title)}</h2>
${parts}</section>`;
}
