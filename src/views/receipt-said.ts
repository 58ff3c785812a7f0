import type { Hop } from '../domain/escalation/receipts';
import { type Say, say } from '../domain/words';

/** What became of a call, as a sentence. */
export const receiptSaid = ({ person, way, outcome, why = 'refused' }: Hop): Say =>
  say(`past.receipt.${way}.${outcome}`, { person: { person }, why: say(`past.receipt.why.${why}`) });
