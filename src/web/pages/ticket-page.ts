import type { RecordRef } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import { renderCard } from './card-markup';
import { type Blank, html } from './html';
import { layout } from './layout';
import { noteReading } from './note-reading';
import type { PageRequest, SignedInReader } from './page-parts';
import { ticketsWay } from './refusals';
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
export async function showTicket(
  page: PageRequest,
  reader: SignedInReader,
  about: RecordRef,
  notice?: Notice,
): Promise<void> {
  const answered = await page.parts.inbound.look(reader.from, about);
  const { cards, speak } = answered;
  const [first] = cards;
  if (first === undefined) return showReply(page, reader, answered, { action: 'look' });
  await noteReading(page, reader, 'page-read', about);
  const shown: Blank[] = [];
  for (const card of cards) shown.push(await renderCard(card, { page, reader, speak, record: about }));
  const { href, label } = ticketsWay(page);
  const body = html`${said(notice)}${shown}<p class="ways"><a href="${href}">${reader.speak(label)}</a></p>`;
  sendPage(page, 200, layout({ page, reader }, speak(first.title), body));
}

/** The person's own page: report, my tickets. */
export async function showTickets(page: PageRequest, reader: SignedInReader): Promise<void> {
  const answered = await page.parts.inbound.home(reader.from);
  const { cards, speak } = answered;
  if (cards.length === 0) return showReply(page, reader, answered, { action: 'home' });
  const shown: Blank[] = [];
  for (const card of cards) shown.push(await renderCard(card, { page, reader, speak }));
  sendPage(page, 200, layout({ page, reader }, reader.speak(say('page.jobsTitle')), shown));
}
