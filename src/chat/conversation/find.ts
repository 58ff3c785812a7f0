import { numberNamed } from '../../domain/finding/asked-in';
import { inOrder } from '../../domain/finding/in-order';
import type { Person } from '../../domain/people/person';
import { isInside } from '../../domain/ticket/who-may';
import type { Sender } from '../../ports/inbound';
import type { Card } from '../../views/card';
import { ticketsCard } from '../../views/home-cards';
import type { InboundDeps } from '../inbound-deps';
import { clocksNow, rowsFor } from './lists';
import { othersFound } from './others';

/** Tickets looked through at most, the newest: whoever finds more says more words. */
const most = 100;

/** What is looked for, by whom, and which page of it. */
interface Looked {
  readonly by: Person;
  readonly from: Pick<Sender, 'rowsOfCard'>;
  readonly words: string;
  readonly nth?: number;
}

/** What somebody finds among the records they may read: of tickets all for whoever has a part in the desk, else their own. */
export async function foundCard(deps: InboundDeps, { by, from, words, nth = 0 }: Looked): Promise<Card> {
  const inside = isInside(by);
  const { desk } = deps;
  const numberIn = (word: string): number | undefined => numberNamed(desk.prefix, word);
  const found = await deps.search.find({ words, reader: inside ? 'everything' : by.id, numberIn, most: most + 1 });
  const others = await othersFound(deps, by, words);
  const clocks = clocksNow(deps);
  const texts = { title: 'desk.found', none: 'desk.foundNone', facts: { words } } as const;
  return ticketsCard(desk, texts, inOrder(found.slice(0, most), clocks), {
    list: `find:${words}`,
    nth,
    others: others.rows,
    isCut: found.length > most || others.isCut,
    ...rowsFor(from),
    ...(inside ? { clocksOf: clocks } : {}),
  });
}
