import { say } from '../../domain/words';
import { actionPath } from './address';
import { showJob } from './job-page';
import type { Known, Visit } from './page-parts';
import type { PageState } from './page-state';
import { noIn, outcomeOf, showReply } from './show-reply';

/** The page to come back to when the session ended meanwhile: the question whether to do it. */
export const pressAgain = ({ platform }: Visit, { action, about, value }: PageState): string =>
  `${platform}/${actionPath('form', { action, about, query: { value } })}`;

/** A button was pressed: done, and the job is shown as it is now. */
export async function postPress(visit: Visit, guest: Known, state: PageState): Promise<void> {
  const { parts, platform } = visit;
  const { action, about, value, key } = state;
  const answered = await parts.inbound.press({
    from: guest.from,
    key: `page:${platform}:${guest.account}:${key}`,
    action,
    ...(about === undefined ? {} : { about }),
    ...(value === undefined ? {} : { value }),
  });
  const { reply } = answered;
  const no = reply.kind === 'broken' ? undefined : noIn(answered);
  if (about === undefined || (reply.kind !== 'done' && no === undefined)) {
    return showReply(visit, guest, answered, { action, about });
  }
  const text = no ?? [outcomeOf(answered).text || guest.speak(say('page.done'))];
  return showJob(visit, guest, about, { good: no === undefined, text });
}
