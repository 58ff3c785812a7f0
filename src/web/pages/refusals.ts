import type { Refusal } from '../../domain/refusal';
import { say } from '../../domain/words';
import { type Way, wordsPage } from './layout';
import type { Guest, Visit } from './page-parts';
import { sendPage } from './respond';

type Where = Pick<Visit, 'parts' | 'root' | 'platform' | 'response'>;

/** The way to the person's own jobs. */
export const jobsWay = ({ root, platform }: Pick<Visit, 'root' | 'platform'>): Way => ({
  href: `${root}${platform}/jobs`,
  label: say('page.toJobs'),
});

/** There is nothing at this address. */
export function noSuchPage(visit: Where, guest: Guest): void {
  const text = [guest.speak(say('page.noPage'))];
  const ways = visit.platform === '' ? [] : [jobsWay(visit)];
  sendPage(visit, 404, wordsPage({ visit, guest }, { mood: 'no', title: say('page.noPageTitle'), text }, ways));
}

/** A post that does not come from a page of ours, or from a page made for somebody else. */
export function foreignPost(visit: Where, guest: Guest): void {
  const text = [guest.speak(say('page.foreign'))];
  sendPage(
    visit,
    403,
    wordsPage({ visit, guest }, { mood: 'no', title: say('page.foreignTitle'), text }, [jobsWay(visit)]),
  );
}

/** Why whoever signed in may do nothing here at all, or nothing; asked at every request. */
export const admissionOf = (
  { parts, pages }: Visit,
  { account }: { readonly account: string },
): Promise<Refusal | undefined> => parts.inbound.admit(pages.sender(account));

/** They may not use the desk, or are no longer part of it. */
export function turnedAway(visit: Where, guest: Guest, why: Refusal): void {
  const text = [guest.speak(why)];
  sendPage(visit, 403, wordsPage({ visit, guest }, { mood: 'no', title: say('page.refusedTitle'), text }));
}

/** The page was drawn too long ago; what was typed waits where `back` leads. */
export function expiredPage(visit: Where, guest: Guest, back: Way): void {
  const text = [guest.speak(say('page.expired'))];
  sendPage(
    visit,
    410,
    wordsPage({ visit, guest }, { mood: 'no', title: say('page.expiredTitle'), text }, [back, jobsWay(visit)]),
  );
}

/** The desk could not do it; `reference` finds it in the log. */
export function brokenPage(visit: Where, guest: Guest, reference: string): void {
  const text = [guest.speak(say('page.broken', { reference }))];
  sendPage(visit, 503, wordsPage({ visit, guest }, { mood: 'trouble', title: say('page.brokenTitle'), text }));
}
