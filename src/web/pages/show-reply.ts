import { type RecordRef, recordKey, recordName } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import type { Answered, Reply } from '../../ports/inbound';
import { renderCard } from './card-markup';
import { drawForm } from './draw-form';
import { layout, type Way, wordsPage } from './layout';
import type { Opening } from './opening';
import type { Known, Visit } from './page-parts';
import { jobsWay } from './refusals';
import { sendPage } from './respond';

/** What came of something, in words that can be said again; empty: done, and nothing more to say. */
export interface Outcome {
  readonly text: string;
  readonly about?: RecordRef | undefined;
}

/** The way to a record's page. */
export const jobWay = ({ root, platform, parts }: Visit, about: RecordRef): Way => ({
  href: `${root}${platform}/job/${recordName(about)}`,
  label: say('page.toJob', { ticket: recordKey(parts.desk, about) }),
});

/** What a done reply says, and the record it is about: the one that was acted on, or what came of it. */
export function outcomeOf({ reply, speak }: Answered, about?: RecordRef): Outcome {
  if (reply.kind !== 'done') return { text: '', about };
  return { text: reply.text === undefined ? '' : speak(reply.text), about: about ?? reply.about };
}

/** It was done: said in words, with the way to the job. */
export function showDone(visit: Visit, guest: Known, { text, about }: Outcome): void {
  const said = {
    mood: 'good' as const,
    title: say('page.doneTitle'),
    text: [text, guest.speak(say('page.mayClose'))].filter((one) => one !== ''),
  };
  sendPage(
    visit,
    200,
    wordsPage({ visit, guest }, said, [about === undefined ? jobsWay(visit) : jobWay(visit, about)]),
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
export async function showReply(visit: Visit, guest: Known, answered: Answered, opening: Opening): Promise<void> {
  const { reply, speak } = answered;
  const { about } = opening;
  const status = statuses[reply.kind];
  if (reply.kind === 'form') {
    return sendPage(visit, status, await drawForm(visit, guest, { speak, form: reply.form, opening }));
  }
  if (reply.kind === 'card') {
    const card = await renderCard(reply.card, { visit, guest, speak, job: about });
    return sendPage(visit, status, layout({ visit, guest }, speak(reply.card.title), card));
  }
  if (reply.kind === 'done') return showDone(visit, guest, outcomeOf(answered, about));
  const broken = reply.kind === 'broken';
  const said = {
    mood: broken ? ('trouble' as const) : ('no' as const),
    title: say(broken ? 'page.brokenTitle' : 'page.refusedTitle'),
    text: noIn(answered) ?? [],
  };
  // A job that is not there for this person has no page either.
  const hidden = reply.kind === 'refused' && reply.refusal.say === 'refusal.noTicket';
  const ways = [...(about === undefined || hidden ? [] : [jobWay(visit, about)]), jobsWay(visit)];
  sendPage(visit, status, wordsPage({ visit, guest }, said, ways));
}
