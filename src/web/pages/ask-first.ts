import { actionNamed } from '../../commands/kinds';
import { refuse } from '../../domain/refusal';
import { say, type Text, typed } from '../../domain/words';
import { actionPath } from './address';
import { html } from './html';
import { layout } from './layout';
import type { Opening } from './opening';
import type { PageRequest, SignedInReader } from './page-parts';
import { sealState, stateName } from './page-state';
import { sendPage } from './respond';
import { showReply, ticketWay } from './show-reply';

/** What the person would do: the action's own words, with the stars or the state that its button carries. */
function nameOf({ parts }: PageRequest, { action, about, value }: Opening): Text | undefined {
  if (action === 'add-to') return say('ticket.action.add-information');
  const label = actionNamed(action, about)?.label;
  if (label === undefined) return undefined;
  const stars = action === 'rate' ? (['1', '2', '3', '4', '5'] as const).find((one) => one === value) : undefined;
  if (stars !== undefined) return say(`card.stars.${stars}`);
  const state = action === 'progress-state' ? parts.desk.progress.states[Number(value)] : undefined;
  return state === undefined ? say(label) : { localised: state };
}

/** Asks before an action without a form: a link must not do anything when it is merely opened. */
export async function askFirst(page: PageRequest, reader: SignedInReader, opening: Opening): Promise<void> {
  const { parts, root, platform } = page;
  const { action, about, value } = opening;
  const name = nameOf(page, opening);
  if (name === undefined || about === undefined) {
    const reply = { kind: 'refused' as const, refusal: refuse('refusal.staleButton') };
    return showReply(page, reader, { reply, speak: reader.speak }, opening);
  }
  const answered = await parts.inbound.look(reader.from, about);
  const [card] = answered.cards;
  if (card === undefined) return showReply(page, reader, answered, { action });
  const { speak } = reader;
  const confirm = actionNamed(action, about)?.confirm;
  const sealed = await sealState(page, reader.account, { action, about, value });
  const title = speak(say('page.sure', { action: typed(speak(name)).typed }));
  const way = ticketWay(page, about);
  const body = html`<section class="words ask"><h1>${title}</h1>
<p class="about">${answered.speak(card.title)}</p>
${confirm && html`<p>${speak(say(confirm))}</p>`}
<form class="ways" method="post" action="${root}${platform}/${actionPath('press', { action, about })}">
<input type="hidden" name="${stateName}" value="${sealed}">
<button type="submit" class="button main">${speak(name)}</button>
<a class="button" href="${way.href}">${speak(say('page.notNow'))}</a>
</form></section>`;
  sendPage(page, 200, layout({ page, reader }, title, body));
}
