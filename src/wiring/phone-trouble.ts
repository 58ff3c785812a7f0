import type { TelephoneName, TelephoneTrouble } from '../domain/escalation/call-failure';
import { after, days } from '../domain/time/instant';
import { say } from '../domain/words';
import type { SharedKey } from '../ports/shared-state';
import type { CallParts } from '../scheduler/call-parts';
import { type Teller, tellLeads } from './tell-trouble';

const keyOf = (telephone: TelephoneName): SharedKey => `away:telephone:${telephone}`;
/** Trouble that nobody mends is said again after so long. */
const saidAgain = days(1);

/** A telephone calls nobody, whoever it is: leads and administrators hear it once, until it called somebody again. */
export const phoneTrouble = (teller: Teller): Pick<CallParts, 'onTrouble' | 'onWell'> => ({
  onTrouble: async (telephone: TelephoneName, why: TelephoneTrouble) => {
    const { shared } = teller.store;
    const key = keyOf(telephone);
    const now = teller.app.clock.now();
    if (!(await shared.swap({ key, version: undefined, value: why, now, until: after(now, saidAgain) }))) return;
    teller.app.logger.error('nobody can be called', { telephone, why });
    const facts = { telephone: say(`notice.telephone.${telephone}`), why: say(`notice.phoneTrouble.${why}`) };
    await tellLeads(teller, `${key}:${now}`, say('notice.nobodyCalled', facts));
  },
  onWell: async (telephone) => {
    await teller.store.shared.take(keyOf(telephone), teller.app.clock.now());
  },
});
