import type { PersonId } from '../people/person';
import type { DutyCall } from '../roster/burden';
import type { TicketEvent } from '../ticket/event';
import { hopTold } from './hop-told';
import type { Way } from './ways';

/** What happened to a ticket. */
export interface HappenedTo {
  readonly ticket: number;
  readonly event: TicketEvent;
}

interface Made extends DutyCall {
  readonly hop: string;
  /** Those that did not fail. */
  readonly ways: Set<Way>;
}

/**
 * Whom either ladder called, each time, in the order of its steps, by what happened in its order. Somebody whom no way
 * reached was not called: the step says whom it meant, what was heard of each call what became of that.
 */
export function callsMade(happened: readonly HappenedTo[]): readonly DutyCall[] {
  const made: Made[] = [];
  for (const { ticket, event } of happened) {
    if (event.type === 'rescue-step-taken' || event.type === 'silence-step-taken') {
      const { told, at, step, ways = ['chat'] } = event;
      const ladder = event.type === 'silence-step-taken' ? 'silence' : undefined;
      made.push(
        ...told.map((person) => ({ person, at, hop: hopOf(ticket, { ladder, step, person }), ways: new Set(ways) })),
      );
    }
    const told = hopTold(event);
    if (told === undefined) continue;
    const its = made.findLast(({ hop }) => hop === hopOf(ticket, told));
    if (told.outcome === 'failed') its?.ways.delete(told.way);
    else its?.ways.add(told.way);
  }
  return made.filter(({ ways }) => ways.size > 0).map(({ person, at }) => ({ person, at }));
}

interface OfHop {
  readonly ladder?: 'silence' | undefined;
  readonly step: number;
  readonly person: PersonId;
}

const hopOf = (ticket: number, { ladder, step, person }: OfHop): string =>
  [ticket, ladder ?? '', step, person].join('/');
