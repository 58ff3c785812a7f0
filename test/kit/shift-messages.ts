import { type ShiftParts, tellShifts } from '../../src/commands/tell-shifts';
import type { Desk } from '../../src/domain/desk';
import type { PersonId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { DutyChange } from '../../src/domain/roster/duty-change';
import type { DutyPart } from '../../src/domain/roster/posts';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import type { Card } from '../../src/views/card';
import { type DeskAtHand, storeOf } from './desk-at-hand';

/** One shift message: to whom, of what, when it was there to be sent. */
export interface Told {
  readonly person: PersonId;
  readonly as: DutyPart | 'off';
  readonly at: Instant;
  readonly card: Card;
}

const titles: Readonly<Record<string, Told['as']>> = {
  'shift.onPrimary': 'primary',
  'shift.onPrimaryOpen': 'primary',
  'shift.onBackup': 'backup',
  'shift.onBackupOpen': 'backup',
  'shift.off': 'off',
};

function asTold({ to, content }: Announcement, now: Instant): Told {
  const as = content.kind === 'card' ? titles[content.title.say] : undefined;
  if (content.kind !== 'card' || as === undefined || to.kind !== 'person') throw new Error(JSON.stringify(content));
  return { person: to.person, as, at: now, card: content };
}

/** Processes of a desk that tell of shifts, without platforms. */
export function shiftsAtHand(hand: DeskAtHand) {
  const partsOf = (nth: number, desk: Desk): ShiftParts => {
    const { ledger, shared } = storeOf(hand, nth);
    return { ...hand.deps(nth), desk, ledger, shared };
  };
  return {
    partsOf,
    /** Every process at the same moment; answers when the first of them looks next. */
    tell: async (desk: Desk): Promise<Instant | undefined> => {
      const [next] = await Promise.all(hand.stores.map((_, nth) => tellShifts(partsOf(nth, desk))));
      return next;
    },
    /** What was told since it was last asked. */
    told: async (): Promise<readonly Told[]> => {
      const { outbox } = storeOf(hand, 0);
      const lease = { worker: 'w', now: after(hand.now, seconds(1)), length: minutes(1) };
      const rows = await outbox.claim(lease, 500);
      for (const row of rows) await outbox.delivered(row, 'slack', { key: row.id, data: {} }, lease.now);
      return rows.map(({ announcement }) => asTold(announcement, hand.now));
    },
    /** What a record says of duty from now on. */
    decide: (id: number, changes: readonly DutyChange[]) =>
      hand.deps().uow.transact(hand.now, (tx) => tx.decideDuty(ticketRef(ticketId(id)), changes)),
  };
}
