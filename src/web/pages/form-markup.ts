import { own } from '../../domain/own';
import type { FileRef } from '../../domain/ticket/ticket';
import { type Say, say, type WordKey } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Field, Form } from '../../views/form';
import { actionPath } from './address';
import { controlId, type FieldDrawing, renderField } from './field-markup';
import { type Blank, type Html, html } from './html';
import { layout } from './layout';
import type { PageRequest, SignedInReader } from './page-parts';
import { stateName } from './page-state';
import type { LookedFor } from './person-field';
import { shownName, type Typed } from './typed';

/** A form as it is to be shown. */
export interface FormDrawing {
  readonly page: PageRequest;
  readonly reader: SignedInReader;
  /** The voice of the reply the form came with: it knows the people named in it. */
  readonly speak: Speak;
  readonly form: Form;
  readonly sealed: string;
  /** Key of this page, under which a late draft is known to be late. */
  readonly key: string;
  /** What the page was opened with, for its address. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, FileRef>;
  /** Whom a search found, by field. */
  readonly people: ReadonlyMap<string, LookedFor>;
  /** Said above the form: why it is still here. */
  readonly problem?: string | undefined;
  /** What was typed comes from a draft. */
  readonly restored: boolean;
}

/** `#`: a blank that the page's script fills itself. */
const spoken: Readonly<Record<string, WordKey | Say>> = {
  saved: 'page.saved',
  notSaved: 'page.notSaved',
  over: 'page.sessionOver',
  uploading: 'page.uploading',
  failed: 'page.uploadFailed',
  large: 'page.fileLarge',
  remove: 'page.remove',
  many: 'page.filesEnough',
  sending: 'page.sending',
  left: say('page.charactersLeft', { number: '#' }),
  add: 'page.addFiles',
};

const namesOf = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap((field) => (field.kind === 'words' ? [] : [field.name]));

/** The page of one form. */
export function formPage(drawing: FormDrawing): Html {
  const { page, reader, speak, form, sealed } = drawing;
  const { root, platform } = page;
  const path = (kind: 'form' | 'draft'): string =>
    `${root}${platform}/${actionPath(kind, { ...form, query: drawing.query })}`;
  const fields: FieldDrawing = { ...drawing, zone: reader.zone, filesAt: `${root}${platform}/file/` };
  const words = Object.fromEntries(
    Object.entries(spoken).map(([name, key]) => [name, speak(typeof key === 'string' ? say(key) : key)]),
  );
  const title = speak(form.title);
  const body = html`<h1>${title}</h1>
${restored(drawing, path('form'))}
${summary(drawing)}
<form id="form" method="post" action="${path('form')}" novalidate data-draft="${path('draft')}" data-files="${root}${platform}/files" data-file="${root}${platform}/file/" data-key="${drawing.key}" data-say="${JSON.stringify(words)}">
<button type="submit" class="first" tabindex="-1" aria-hidden="true"></button>
<input type="hidden" name="${stateName}" value="${sealed}">
<input type="hidden" name="${shownName}" value="${namesOf(form.fields).join(',')}">
${form.fields.map((field) => renderField(field, fields))}
<div class="bar"><button type="submit" class="button main">${speak(form.submit)}</button><p class="kept" id="kept" role="status"></p></div>
</form>`;
  return layout(drawing, title, body);
}

const restored = ({ restored: is, reader, sealed }: FormDrawing, path: string): Blank =>
  is
    ? html`<form class="notice" method="post" action="${path}"><p>${reader.speak(say('page.restored'))}</p>
<input type="hidden" name="${stateName}" value="${sealed}"><button type="submit" class="small" name="_anew" value="1">${reader.speak(say('page.anew'))}</button></form>`
    : undefined;

/** Everything that is wrong, on top, with the way to its field. */
function summary({ errors, problem, form, reader, speak }: FormDrawing): Blank {
  const wrong = form.fields.flatMap((field) => {
    const text = field.kind === 'words' ? undefined : own(errors, field.name);
    return field.kind === 'words' || text === undefined ? [] : [{ field, text }];
  });
  const elsewhere = Object.entries(errors).filter(([name]) => !namesOf(form.fields).includes(name));
  if (wrong.length === 0 && elsewhere.length === 0 && problem === undefined) return undefined;
  const count = wrong.length + elsewhere.length;
  return html`<div class="summary" id="summary" role="alert" tabindex="-1">
<h2>${problem ?? reader.speak(say('page.pleaseCheck', { count }))}</h2>
${
  count === 0
    ? undefined
    : html`<ul>${wrong.map(
        ({ field, text }) => html`<li><a href="#${controlId(field.name)}">${speak(field.label)}</a> ${text}</li>`,
      )}${elsewhere.map(([, text]) => html`<li>${text}</li>`)}</ul>`
}
</div>`;
}
