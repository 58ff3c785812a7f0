import { say } from '../../domain/words';
import { actionPath } from './address';
import type { PageRequest, SignedInReader } from './page-parts';
import type { PageState } from './page-state';
import { noIn, outcomeOf, showReply } from './show-reply';
import { showTicket } from './ticket-page';

/** The page to come back to when the session ended meanwhile: the question whether to do it. */
export const pressAgain = ({ platform }: PageRequest, { action, about, value }: PageState): string =>
  `${platform}/${actionPath('form', { action, about, query: { value } })}`;

/** A button was pressed: done, and the ticket is shown as it is now. */
export async function postPress(page: PageRequest, reader: SignedInReader, state: PageState): Promise<void> {
  const { parts, platform } = page;
  const { action, about, value, key } = state;
  const answered = await parts.inbound.press({
    from: reader.from,
    key: `page:${platform}:${reader.account}:${key}`,
    action,
    ...(about === undefined ? {} : { about }),
    ...(value === undefined ? {} : { value }),
  });
  const { reply } = answered;
  const no = reply.kind === 'broken' ? undefined : noIn(answered);
  if (about === undefined || (reply.kind !== 'done' && no === undefined)) {
    return showReply(page, reader, answered, { action, about });
  }
  const text = no ?? [outcomeOf(answered).text || reader.speak(say('page.done'))];
  return showTicket(page, reader, about, { good: no === undefined, text });
}
