import type { Refusal } from '../../domain/refusal';
import { say } from '../../domain/words';
import { type Way, wordsPage } from './layout';
import type { PageReader, PageRequest } from './page-parts';
import { sendPage } from './respond';

type Where = Pick<PageRequest, 'parts' | 'root' | 'platform' | 'response'>;

/** The way to the person's own tickets. */
export const ticketsWay = ({ root, platform }: Pick<PageRequest, 'root' | 'platform'>): Way => ({
  href: `${root}${platform}/jobs`,
  label: say('page.toJobs'),
});

/** There is nothing at this address. */
export function noSuchPage(page: Where, reader: PageReader): void {
  const text = [reader.speak(say('page.noPage'))];
  const ways = page.platform === '' ? [] : [ticketsWay(page)];
  sendPage(page, 404, wordsPage({ page, reader }, { mood: 'no', title: say('page.noPageTitle'), text }, ways));
}

/** A post that does not come from a page of ours, or from a page made for somebody else. */
export function foreignPost(page: Where, reader: PageReader): void {
  const text = [reader.speak(say('page.foreign'))];
  sendPage(
    page,
    403,
    wordsPage({ page, reader }, { mood: 'no', title: say('page.foreignTitle'), text }, [ticketsWay(page)]),
  );
}

/** Why whoever signed in may do nothing here at all, or nothing; asked at every request. */
export const admissionOf = (
  { parts, pages }: PageRequest,
  { account }: { readonly account: string },
): Promise<Refusal | undefined> => parts.inbound.admit(pages.sender(account));

/** They may not use the desk, or are no longer part of it. */
export function turnedAway(page: Where, reader: PageReader, why: Refusal): void {
  const text = [reader.speak(why)];
  sendPage(page, 403, wordsPage({ page, reader }, { mood: 'no', title: say('page.refusedTitle'), text }));
}

/** The page was drawn too long ago; what was typed waits where `back` leads. */
export function expiredPage(page: Where, reader: PageReader, back: Way): void {
  const text = [reader.speak(say('page.expired'))];
  sendPage(
    page,
    410,
    wordsPage({ page, reader }, { mood: 'no', title: say('page.expiredTitle'), text }, [back, ticketsWay(page)]),
  );
}

/** The desk could not do it; `reference` finds it in the log. */
export function brokenPage(page: Where, reader: PageReader, reference: string): void {
  const text = [reader.speak(say('page.broken', { reference }))];
  sendPage(page, 503, wordsPage({ page, reader }, { mood: 'trouble', title: say('page.brokenTitle'), text }));
}
