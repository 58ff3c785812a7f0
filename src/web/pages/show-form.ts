import { actionNamed, isBeginning } from '../../commands/kinds';
import { own } from '../../domain/own';
import type { Answered, Reply } from '../../ports/inbound';
import type { Form } from '../../views/form';
import { readAnswers } from './answers-of';
import { askFirst } from './ask-first';
import { showOutcome } from './done-forms';
import { asideName, draftOf, laidAside } from './drafts';
import { drawForm, filesIn } from './draw-form';
import { type Opening, openedWith, openingOf } from './opening';
import type { PageRequest, SignedInReader } from './page-parts';
import { sendPage } from './respond';
import { showReply } from './show-reply';
import type { Typed } from './typed';

/** The page of an action: its form, filled with what was typed before, or a question where it has none. */
export async function showForm(page: PageRequest, reader: SignedInReader): Promise<void> {
  if (await showOutcome(page, reader)) return;
  const opening = openingOf(page);
  const { action, about, value } = opening;
  // Stars are given by pressing one; without any, the rating that was given is shown.
  const asked = action === 'rate' && value === undefined ? 'rate-more' : action;
  const opensForm =
    asked === 'report' || asked === 'roster' || isBeginning(asked) || actionNamed(asked, about)?.opensForm;
  if (!opensForm) return askFirst(page, reader, opening);
  const answered = await page.parts.inbound.open({
    from: reader.from,
    action: asked,
    ...(about === undefined ? {} : { about }),
    carried: carriedOf(opening),
    // What led here may have stood on a card for days.
    orLook: true,
  });
  const { reply } = answered;
  return reply.kind === 'form'
    ? showFilled(page, reader, opening, { ...answered, reply })
    : showReply(page, reader, answered, opening);
}

const carriedOf = ({ draft, value }: Opening): Readonly<Record<string, string>> => ({
  ...(draft === undefined ? {} : { draft }),
  ...(value === undefined ? {} : { value }),
});

type AnsweredForm = Answered & { readonly reply: Extract<Reply, { kind: 'form' }> };

async function showFilled(
  page: PageRequest,
  reader: SignedInReader,
  opening: Opening,
  answered: AnsweredForm,
): Promise<void> {
  const { action, about } = answered.reply.form;
  const { account } = reader;
  const aside = await laidAside(page, account, page.query.get(asideName) ?? '');
  const draft = aside ?? (await draftOf(page, { account, action, about, openedWith: openedWith(opening) }));
  const preset: Typed = opening.urgency === undefined ? {} : { urgency: [opening.urgency] };
  const spoken = { form: answered.reply.form, speak: answered.speak };
  const { form, speak } =
    draft === undefined ? spoken : await drawnFor(page, reader, spoken, { typed: draft, zone: reader.zone });
  const drawn = { speak, form, opening, typed: draft ?? preset, restored: draft !== undefined };
  sendPage(page, 200, await drawForm(page, reader, drawn));
}

interface FormSpoken {
  readonly form: Form;
  readonly speak: Answered['speak'];
}

/** The form as what was typed needs it: a choice that redraws it may have been made since it was drawn. */
export async function drawnFor(
  page: PageRequest,
  reader: SignedInReader,
  { form, speak }: FormSpoken,
  { typed, zone }: { readonly typed: Typed; readonly zone: string },
): Promise<FormSpoken> {
  const changed = form.fields.some(
    (field) =>
      field.kind === 'choice' && field.refreshes && (own(typed, field.name)?.[0] ?? field.initial) !== field.initial,
  );
  const again = changed ? await redrawn(page, reader, { form, typed, zone }) : undefined;
  return again?.reply.kind === 'form' ? { form: again.reply.form, speak: again.speak } : { form, speak };
}

/** Asks the desk to draw a form anew with the answers so far. */
export async function redrawn(
  page: PageRequest,
  reader: SignedInReader,
  {
    form,
    typed,
    zone,
    key = 'redraw',
  }: { readonly form: Form; readonly typed: Typed; readonly zone: string; readonly key?: string },
): Promise<Answered> {
  const files = await filesIn(page, reader.account, { form, typed });
  const { answers } = readAnswers(form, { typed, zone, files });
  const { action, about, carried = {} } = form;
  const submission = { from: reader.from, key, action, carried, answers };
  return page.parts.inbound.refresh(about === undefined ? submission : { ...submission, about });
}
