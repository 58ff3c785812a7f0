import { nextAsked } from '../assignment/assignment-timers';
import { onRoster } from '../people/person';
import { askedBy } from '../roster/asked-by';
import { firstAsked } from '../roster/first-asked';
import type { OnDuty } from '../roster/on-duty';
import { isUnseen } from '../roster/unseen';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import type { TicketEvent } from '../ticket/event';
import { type DueTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { callingAt, nextRescueStep } from './ladder';
import type { NotCalled } from './receipts';
import type { Calling } from './steps';
import { called, canBeCalled } from './whom';

/**
 * The next step of the rescue ladder while nobody has claimed the ticket; after one that reached nobody it follows at once,
 * but for calls that are repeated.
 */
export const rescueTimers = ticketTimerRule<'rescue'>({
  wanted: (context) => {
    const { ticket, desk, hours, shifts } = context;
    const next = ticket.state === 'new' ? nextRescueStep(ticket, desk, hours, shifts) : undefined;
    if (next === undefined) return [];
    const nth = String(next.nth);
    // Where somebody is about to be named, the step comes after that: whoever is named is the first to be called.
    if (nextAsked(context).some((asked) => asked.due <= next.due)) return [];
    return timerAt('rescue', next.due, { key: `rescue:${nth}`, about: nth });
  },
  fires: { rescue: takeStep },
});

/** Whoever the step means is called; whom it cannot reach is named. */
function takeStep({ ticket, byDesk, ...context }: DueTimerContext): TicketEvent | undefined {
  const { desk, hours, shifts, duty } = context;
  const next = nextRescueStep(ticket, desk, hours, shifts);
  if (!next) return undefined;
  const { nth, repeats = false } = next;
  const { at } = byDesk;
  const asked = firstAsked(duty, ticket);
  const step = withWhoStandsBehind(callingAt(ticket, desk, { step: next.step, shifts, at }), { asked, shifts, at });
  // Whoever was named is the first to be called.
  const named = nth === 0 && !repeats ? ticket.assignment?.to : undefined;
  const calling = named === undefined ? step : { ...step, tell: [], people: [named] };
  const spared = next.resumes ? ticket.returnedBy : undefined;
  const { told, not: notCalled, ways } = called(calling, { ...context, duty: asked }, { spared, isLast: repeats });
  const lost = outOfReach(calling, { ticket, ...context });
  const not = [...notCalled, ...lost.filter(({ person }) => notCalled.every((one) => one.person !== person))];
  const { tell, people } = step;
  return {
    type: 'rescue-step-taken',
    ...{ ...byDesk, step: nth, told, ways },
    again: told.filter((id) => ticket.rescueTold.includes(id)),
    // It was said once whom the ladder cannot reach.
    unreached: repeats ? [] : not.map(({ person }) => person),
    ...(repeats ? { repeats } : {}),
    ...(next.beside ? { beside: true } : {}),
    ...(not.length === 0 ? {} : { whyNot: not }),
    meant: { tell, ...(people === undefined ? {} : { people }) },
  };
}

/** Whom the roster has at a post that the step means, and who is reached nowhere: they answer for nothing, and it says why. */
function outOfReach(
  { tell }: Pick<Calling, 'tell'>,
  { ticket, desk, shifts, at, people }: Pick<DueTimerContext, 'ticket' | 'desk' | 'shifts' | 'at' | 'people'>,
): readonly NotCalled[] {
  const rostered = whoIsOnDuty(at, shifts, askedBy(ticket, desk));
  const posts = (['primary', 'backup'] as const).filter((post) => tell.includes(post));
  return posts.flatMap((post): readonly NotCalled[] => {
    const id = rostered[post];
    const person = id === null ? undefined : people.get(id);
    const isLost = person !== undefined && onRoster(person) && !canBeCalled(person.id, { people });
    return isLost ? [{ person: person.id, why: 'no-account' }] : [];
  });
}

/** Whoever was not seen at their post is called still, and at the same time who stands behind them (STAFF-6). */
function withWhoStandsBehind<Step extends Pick<Calling, 'tell'>>(
  step: Step,
  { asked: { primary }, shifts, at }: Pick<DueTimerContext, 'shifts' | 'at'> & { readonly asked: OnDuty },
): Step {
  const { tell } = step;
  const isAlone = primary !== null && tell.includes('primary') && !tell.includes('backup');
  return isAlone && isUnseen(primary, at, shifts) ? { ...step, tell: [...tell, 'backup'] } : step;
}
