import { own } from '../../domain/own';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Speak } from '../../ports/translator';
import type { Form } from '../../views/form';
import { formPage } from './form-markup';
import type { Html } from './html';
import { type Opening, openedWith, queryOf } from './opening';
import type { PageRequest, SignedInReader } from './page-parts';
import { sealState } from './page-state';
import { lookedFor } from './person-field';
import { randomSecret } from './random-secret';
import { stillListed, type Typed } from './typed';
import { uploadOf } from './uploads';

/** A form and what is known about it so far. */
export interface DrawnForm {
  readonly speak: Speak;
  readonly form: Form;
  readonly opening: Opening;
  /** Of a page that was sent before; absent: a new one. */
  readonly key?: string;
  readonly typed?: Typed;
  readonly errors?: Readonly<Record<string, string>>;
  readonly problem?: string;
  readonly restored?: boolean;
}

/** Draws a form for somebody, sealed for them alone. */
export async function drawForm(page: PageRequest, reader: SignedInReader, drawn: DrawnForm): Promise<Html> {
  const { form, opening, key = randomSecret() } = drawn;
  const typed = stillListed(drawn.typed ?? {}, form);
  const { action, about } = form;
  const sealed = await sealState(page, reader.account, {
    key,
    action,
    about,
    form,
    zone: reader.zone,
    openedWith: openedWith(opening),
  });
  const files = await filesIn(page, reader.account, { form, typed });
  const people = await lookedFor(page, reader, { form, typed });
  // Another action's form (why a rating is low) has an address without what this page was opened with.
  const query = action === opening.action ? queryOf(opening) : {};
  const nothing = { errors: {}, restored: false };
  return formPage({ page, reader, ...nothing, ...drawn, sealed, key, query, typed, files, people });
}

/** Files named by what was typed, as far as this account uploaded them; known by id alone while that cannot be read. */
export async function filesIn(
  page: PageRequest,
  account: string,
  { form, typed }: { readonly form: Form; readonly typed: Typed },
): Promise<ReadonlyMap<string, FileRef>> {
  const fields = form.fields.filter((field) => field.kind === 'files');
  const ids = fields.flatMap(({ name, most }) => (own(typed, name) ?? []).slice(0, most + 10));
  const files = new Map<string, FileRef>();
  for (const id of new Set(ids)) {
    const unread: FileRef = { id, name: id, mime: '', size: 0, platform: 'desk', source: {} };
    const file = await uploadOf(page, account, id).catch(() => unread);
    if (file) files.set(id, file);
  }
  return files;
}
