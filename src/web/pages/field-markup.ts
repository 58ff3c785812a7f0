import { own } from '../../domain/own';
import type { FileRef } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { localMoment } from '../../i18n/local-moment';
import { zoneNames } from '../../i18n/zone-names';
import type { Speak } from '../../ports/translator';
import type { Field, Option } from '../../views/form';
import { acceptedFiles, isShown } from './file-type';
import { type Blank, type Html, html } from './html';
import { findName, foundPeople, type LookedFor, wordsName, wordsTyped } from './person-field';
import type { Typed } from './typed';

/** What fields are drawn with. */
export interface FieldDrawing {
  readonly speak: Speak;
  /** Moments are asked in it. */
  readonly zone: string;
  readonly typed: Typed;
  /** Sentences by field name. */
  readonly errors: Readonly<Record<string, string>>;
  /** Files that were uploaded for this form, by id. */
  readonly files: ReadonlyMap<string, FileRef>;
  /** Whom a search found, by field. */
  readonly people: ReadonlyMap<string, LookedFor>;
  /** Where files are shown, ending in a slash. */
  readonly filesAt: string;
}

type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;
type Asked = Exclude<Field, { kind: 'words' }>;
type Renderers = { readonly [Kind in Field['kind']]: (field: FieldOf<Kind>, drawing: FieldDrawing) => Html };

/** Id of a field's control, or of the group of its controls. */
export const controlId = (name: string): string => `f-${name}`;

const renderers: Renderers = {
  text: (field, drawing) =>
    labelled(field, drawing, field.lines === 'one' ? lineInput(field, drawing) : area(field, drawing)),
  choice: (field, drawing) =>
    field.style === 'menu'
      ? labelled(field, drawing, menu(field, drawing))
      : grouped(field, drawing, radios(field, drawing)),
  choices: (field, drawing) => {
    const chosen = own(drawing.typed, field.name) ?? field.initial ?? [];
    const boxes = field.options.map((option, nth) =>
      tick({ type: 'checkbox', field, option, nth, checked: chosen.includes(option.value) }, drawing),
    );
    return grouped(field, drawing, boxes);
  },
  moment: (field, drawing) =>
    labelled(field, drawing, momentInput(field, drawing), [
      say('page.momentZone', { zone: { localised: zoneNames(drawing.zone) } }),
    ]),
  person: (field, drawing) =>
    labelled(field, drawing, html`${personInput(field, drawing)}${foundPeople(field.name, drawing)}`, [
      say('page.personHint'),
    ]),
  files: (field, drawing) =>
    labelled(field, drawing, fileInput(field, drawing), [say('page.filesHint', { count: field.most })]),
  words: ({ text }, { speak }) => html`<p class="note">${speak(text)}</p>`,
};

/** One field with its label, its hint and what is wrong with it. */
export function renderField<Kind extends Field['kind']>(field: FieldOf<Kind>, drawing: FieldDrawing): Html {
  const render: Renderers[Kind] = renderers[field.kind as Kind];
  return render(field, drawing);
}

const first = ({ typed }: FieldDrawing, { name }: Asked, initial = ''): string =>
  own(typed, name)?.[0] ?? (Object.hasOwn(typed, name) ? '' : initial);

/** Attributes that tie a control to its hint and its error. */
function about(field: Asked, { errors }: FieldDrawing): Html {
  const wrong = own(errors, field.name) !== undefined;
  const told = [...(wrong ? [`e-${field.name}`] : []), `h-${field.name}`].join(' ');
  return html`${field.required ? html` required` : undefined} aria-describedby="${told}"${wrong ? html` aria-invalid="true"` : undefined}`;
}

const optional = (field: Asked, { speak }: FieldDrawing): Blank =>
  field.required ? undefined : html`<span class="optional">${speak(say('page.optional'))}</span>`;

function hints(field: Asked, { speak, errors }: FieldDrawing, more: readonly Say[]): Html {
  const text = [...(field.hint ? [field.hint] : []), ...more].map(speak).join('\n');
  const wrong = own(errors, field.name);
  return html`<p class="hint" id="h-${field.name}">${text}</p>${
    wrong === undefined ? undefined : html`<p class="error" id="e-${field.name}">${wrong}</p>`
  }`;
}

const labelled = (field: Asked, drawing: FieldDrawing, control: Html, more: readonly Say[] = []): Html =>
  html`<div class="field${Object.hasOwn(drawing.errors, field.name) ? ' wrong' : ''}">
<label for="${controlId(field.name)}">${drawing.speak(field.label)}${optional(field, drawing)}</label>
${hints(field, drawing, more)}
${control}
</div>`;

const grouped = (field: Asked, drawing: FieldDrawing, controls: readonly Html[]): Html =>
  html`<fieldset class="field${Object.hasOwn(drawing.errors, field.name) ? ' wrong' : ''}" id="${controlId(field.name)}" tabindex="-1" aria-describedby="h-${field.name}">
<legend>${drawing.speak(field.label)}${optional(field, drawing)}</legend>
${hints(field, drawing, [])}
<div class="ticks">${controls}</div>
</fieldset>`;

const placeholder = ({ placeholder: text }: FieldOf<'text'>, { speak }: FieldDrawing): Blank =>
  text && html` placeholder="${speak(text)}"`;

const lineInput = (field: FieldOf<'text'>, drawing: FieldDrawing): Html =>
  html`<input type="text" id="${controlId(field.name)}" name="${field.name}" value="${first(drawing, field, field.initial)}" maxlength="${field.most}" data-most="${field.most}"${placeholder(field, drawing)}${about(field, drawing)}>`;

// A line end right after the tag is dropped by browsers, so that one typed at the begin needs another before it.
const area = (field: FieldOf<'text'>, drawing: FieldDrawing): Html =>
  html`<textarea id="${controlId(field.name)}" name="${field.name}" rows="4" maxlength="${field.most}" data-most="${field.most}"${suggesting(field)}${placeholder(field, drawing)}${about(field, drawing)}>
${first(drawing, field, field.initial)}</textarea>`;

function menu(field: FieldOf<'choice'>, drawing: FieldDrawing): Html {
  const { speak } = drawing;
  const chosen = first(drawing, field, field.initial);
  const known = field.options.some(({ value }) => value === chosen);
  const none = field.required && known ? undefined : html`<option value="">${speak(say('page.choose'))}</option>`;
  const options = field.options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? html` selected` : undefined}>${speak(label)}</option>`,
  );
  return html`<select id="${controlId(field.name)}" name="${field.name}"${refreshing(field)}${about(field, drawing)}>${none}${options}</select>${again(field, drawing)}`;
}

const radios = (field: FieldOf<'choice'>, drawing: FieldDrawing): readonly Html[] => [
  ...field.options.map((option, nth) =>
    tick(
      { type: 'radio', field, option, nth, checked: option.value === first(drawing, field, field.initial) },
      drawing,
    ),
  ),
  html`${again(field, drawing)}`,
];

const suggesting = ({ suggests }: FieldOf<'text'>): Blank => suggests && html` data-suggests="${suggests.join(',')}"`;

const refreshing = (field: FieldOf<'choice'>): Blank => (field.refreshes ? html` data-refreshes="1"` : undefined);

/** Without scripts a button draws the form anew. */
const again = (field: FieldOf<'choice'>, { speak }: FieldDrawing): Blank =>
  field.refreshes
    ? html`<noscript><button type="submit" class="small" name="_refresh" value="1">${speak(say('page.refresh'))}</button></noscript>`
    : undefined;

interface Tick {
  readonly type: 'radio' | 'checkbox';
  readonly field: FieldOf<'choice'> | FieldOf<'choices'>;
  readonly option: Option;
  readonly nth: number;
  readonly checked: boolean;
}

function tick({ type, field, option, nth, checked }: Tick, { speak }: FieldDrawing): Html {
  const id = `${controlId(field.name)}.${nth}`;
  const refreshes = field.kind === 'choice' ? refreshing(field) : undefined;
  return html`<label class="tick" for="${id}"><input type="${type}" id="${id}" name="${field.name}" value="${option.value}"${checked ? html` checked` : undefined}${refreshes}><span>${speak(option.label)}</span></label>`;
}

/** Whom it is for is looked for by name: a script does it while somebody types, without scripts a button. */
const personInput = ({ name, ...field }: FieldOf<'person'>, drawing: FieldDrawing): Html =>
  html`<input type="text" id="${controlId(name)}" name="${wordsName(name)}" value="${wordsTyped(drawing.typed, name)}" maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" aria-controls="found-${name}" data-finds="found-${name}"${about({ name, ...field }, drawing)}><noscript><button type="submit" class="small" name="${findName}" value="1">${drawing.speak(say('page.findPerson'))}</button></noscript>`;

function momentInput(field: FieldOf<'moment'>, drawing: FieldDrawing): Html {
  const initial = field.initial === undefined ? '' : localMoment(drawing.zone, field.initial);
  return html`<input type="datetime-local" id="${controlId(field.name)}" name="${field.name}" value="${first(drawing, field, initial)}"${about(field, drawing)}>`;
}

/** The chosen files go one by one as they are chosen; what the form brings back are their ids. */
function fileInput(field: FieldOf<'files'>, drawing: FieldDrawing): Html {
  const { speak, files, filesAt, typed } = drawing;
  const chosen = (own(typed, field.name) ?? []).flatMap((id) => files.get(id) ?? []);
  const shown = chosen.map(
    ({ id, name, mime }) => html`<li data-shown="${isShown(mime) ? '1' : ''}">
<input type="hidden" name="${field.name}" value="${id}"><a href="${filesAt}${id}" target="_blank">${name}</a></li>`,
  );
  return html`<div class="files" data-name="${field.name}" data-most="${field.most}">
<ul class="chosen">${shown}</ul>
<input type="file" id="${controlId(field.name)}" accept="${acceptedFiles}" multiple${about(field, drawing)}>
<noscript><p class="hint">${speak(say('page.filesNeedScript'))}</p></noscript>
</div>`;
}
