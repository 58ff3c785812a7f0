import type { RecordRef } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import { renderCard } from './card-markup';
import { type Blank, html } from './html';
import { layout } from './layout';
import { noteReading } from './note-reading';
import type { Known, Visit } from './page-parts';
import { jobsWay } from './refusals';
import { sendPage } from './respond';
import { showReply } from './show-reply';

/** What was just done on the page, said above it. */
export interface Notice {
  readonly good: boolean;
  readonly text: readonly string[];
}

const said = (notice: Notice | undefined): Blank =>
  notice &&
  html`<div class="${notice.good ? 'notice good' : 'summary'}" role="status">${notice.text.map((text) => html`<p>${text}</p>`)}</div>`;

/** One record as this person may see it. */
export async function showJob(visit: Visit, guest: Known, about: RecordRef, notice?: Notice): Promise<void> {
  const answered = await visit.parts.inbound.look(guest.from, about);
  const { cards, speak } = answered;
  const [first] = cards;
  if (first === undefined) return showReply(visit, guest, answered, { action: 'look' });
  await noteReading(visit, guest, 'page-read', about);
  const shown: Blank[] = [];
  for (const card of cards) shown.push(await renderCard(card, { visit, guest, speak, job: about }));
  const { href, label } = jobsWay(visit);
  const body = html`${said(notice)}${shown}<p class="ways"><a href="${href}">${guest.speak(label)}</a></p>`;
  sendPage(visit, 200, layout({ visit, guest }, speak(first.title), body));
}

/** The person's own page: report, my jobs. */
export async function showJobs(visit: Visit, guest: Known): Promise<void> {
  const answered = await visit.parts.inbound.home(guest.from);
  const { cards, speak } = answered;
  if (cards.length === 0) return showReply(visit, guest, answered, { action: 'home' });
  const shown: Blank[] = [];
  for (const card of cards) shown.push(await renderCard(card, { visit, guest, speak }));
  sendPage(visit, 200, layout({ visit, guest }, guest.speak(say('page.jobsTitle')), shown));
}
