import { type RecordRef, recordKey, recordName } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import type { Answered, Reply } from '../../ports/inbound';
import { renderCard } from './card-markup';
import { drawForm } from './draw-form';
import { layout, type Way, wordsPage } from './layout';
import type { Opening } from './opening';
import type { PageRequest, SignedInReader } from './page-parts';
import { ticketsWay } from './refusals';
import { sendPage } from './respond';

/** What came of something, in words that can be said again; empty: done, and nothing more to say. */
export interface Outcome {
  readonly text: string;
  readonly about?: RecordRef | undefined;
}

/** The way to a record's page. */
export const ticketWay = ({ root, platform, parts }: PageRequest, about: RecordRef): Way => ({
  href: `${root}${platform}/job/${recordName(about)}`,
  label: say('page.toJob', { ticket: recordKey(parts.desk, about) }),
});

/** What a done reply says, and the record it is about: the one that was acted on, or what came of it. */
export function outcomeOf({ reply, speak }: Answered, about?: RecordRef): Outcome {
  if (reply.kind !== 'done') return { text: '', about };
  return { text: reply.text === undefined ? '' : speak(reply.text), about: about ?? reply.about };
}

/** It was done: said in words, with the way to the ticket. */
export function showDone(page: PageRequest, reader: SignedInReader, { text, about }: Outcome): void {
  const said = {
    mood: 'good' as const,
    title: say('page.doneTitle'),
    text: [text, reader.speak(say('page.mayClose'))].filter((one) => one !== ''),
  };
  sendPage(
    page,
    200,
    wordsPage({ page, reader }, said, [about === undefined ? ticketsWay(page) : ticketWay(page, about)]),
  );
}

/** What a reply says that is a no; undefined for any other. */
export function noIn({ reply, speak }: Answered): readonly string[] | undefined {
  if (reply.kind === 'refused') return [speak(reply.refusal)];
  if (reply.kind === 'invalid') return Object.values(reply.invalid.fields).map(speak);
  return reply.kind === 'broken' ? [speak(say('page.broken', { reference: reply.reference }))] : undefined;
}

const statuses: Readonly<Record<Reply['kind'], number>> = {
  done: 200,
  card: 200,
  form: 200,
  refused: 409,
  invalid: 422,
  broken: 503,
};

/** A reply as a page of its own. */
export async function showReply(
  page: PageRequest,
  reader: SignedInReader,
  answered: Answered,
  opening: Opening,
): Promise<void> {
  const { reply, speak } = answered;
  const { about } = opening;
  const status = statuses[reply.kind];
  if (reply.kind === 'form') {
    return sendPage(page, status, await drawForm(page, reader, { speak, form: reply.form, opening }));
  }
  if (reply.kind === 'card') {
    const card = await renderCard(reply.card, { page, reader, speak, record: about });
    return sendPage(page, status, layout({ page, reader }, speak(reply.card.title), card));
  }
  if (reply.kind === 'done') return showDone(page, reader, outcomeOf(answered, about));
  const broken = reply.kind === 'broken';
  const said = {
    mood: broken ? ('trouble' as const) : ('no' as const),
    title: say(broken ? 'page.brokenTitle' : 'page.refusedTitle'),
    text: noIn(answered) ?? [],
  };
  // A ticket that is not there for this person has no page either.
  const hidden = reply.kind === 'refused' && reply.refusal.why === 'no-record';
  const ways = [...(about === undefined || hidden ? [] : [ticketWay(page, about)]), ticketsWay(page)];
  sendPage(page, status, wordsPage({ page, reader }, said, ways));
}
