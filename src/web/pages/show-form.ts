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
import type { Known, Visit } from './page-parts';
import { sendPage } from './respond';
import { showReply } from './show-reply';
import type { Typed } from './typed';

/** The page of an action: its form, filled with what was typed before, or a question where it has none. */
export async function showForm(visit: Visit, guest: Known): Promise<void> {
  if (await showOutcome(visit, guest)) return;
  const opening = openingOf(visit);
  const { action, about, value } = opening;
  // Stars are given by pressing one; without any, the rating that was given is shown.
  const asked = action === 'rate' && value === undefined ? 'rate-more' : action;
  const opensForm = asked === 'report' || isBeginning(asked) || actionNamed(asked, about)?.opensForm;
  if (!opensForm) return askFirst(visit, guest, opening);
  const answered = await visit.parts.inbound.open({
    from: guest.from,
    action: asked,
    ...(about === undefined ? {} : { about }),
    carried: carriedOf(opening),
    // What led here may have stood on a card for days.
    orLook: true,
  });
  const { reply } = answered;
  return reply.kind === 'form'
    ? showFilled(visit, guest, opening, { ...answered, reply })
    : showReply(visit, guest, answered, opening);
}

const carriedOf = ({ draft, value }: Opening): Readonly<Record<string, string>> => ({
  ...(draft === undefined ? {} : { draft }),
  ...(value === undefined ? {} : { value }),
});

type AnsweredForm = Answered & { readonly reply: Extract<Reply, { kind: 'form' }> };

async function showFilled(visit: Visit, guest: Known, opening: Opening, answered: AnsweredForm): Promise<void> {
  const { action, about } = answered.reply.form;
  const { account } = guest;
  const aside = await laidAside(visit, account, visit.query.get(asideName) ?? '');
  const draft = aside ?? (await draftOf(visit, { account, action, about, openedWith: openedWith(opening) }));
  const preset: Typed = opening.urgency === undefined ? {} : { urgency: [opening.urgency] };
  const { form, speak } =
    draft === undefined ? { form: answered.reply.form, ...answered } : await drawnFor(visit, guest, answered, draft);
  const drawn = { speak, form, opening, typed: draft ?? preset, restored: draft !== undefined };
  sendPage(visit, 200, await drawForm(visit, guest, drawn));
}

/** The form as its draft needs it: a choice that redraws it may have been made. */
async function drawnFor(
  visit: Visit,
  guest: Known,
  { reply: { form }, speak }: AnsweredForm,
  typed: Typed,
): Promise<{ readonly form: Form; readonly speak: Answered['speak'] }> {
  const changed = form.fields.some(
    (field) =>
      field.kind === 'choice' && field.refreshes && (own(typed, field.name)?.[0] ?? field.initial) !== field.initial,
  );
  const again = changed ? await redrawn(visit, guest, { form, typed, zone: guest.zone }) : undefined;
  return again?.reply.kind === 'form' ? { form: again.reply.form, speak: again.speak } : { form, speak };
}

/** Asks the desk to draw a form anew with the answers so far. */
export async function redrawn(
  visit: Visit,
  guest: Known,
  {
    form,
    typed,
    zone,
    key = 'redraw',
  }: { readonly form: Form; readonly typed: Typed; readonly zone: string; readonly key?: string },
): Promise<Answered> {
  const files = await filesIn(visit, guest.account, { form, typed });
  const { answers } = readAnswers(form, { typed, zone, files });
  const { action, about, carried = {} } = form;
  const submission = { from: guest.from, key, action, carried, answers };
  return visit.parts.inbound.refresh(about === undefined ? submission : { ...submission, about });
}
