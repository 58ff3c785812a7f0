import { minutes } from '../../src/domain/time/instant';
import { aftercareOf } from '../../src/reports/aftercare';
import { aTicket, noon, rated, today } from './kit';

const due = (noon + minutes(60)) as typeof noon;
const low = { ...rated(2), firstAt: noon };
const back = { by: aTicket().requester, at: noon, text: 'again' };

test.each([
  ['what came back today', aTicket({ reopening: back, cameBack: [noon] }), { reopened: 1, done: 0, owed: 0 }],
  ['what came back before', aTicket({ reopening: { ...back, at: today.at } }), { reopened: 0, done: 0, owed: 0 }],
  [
    'a call-back that is owed',
    aTicket({ rating: low, callback: { due, reminded: false } }),
    { reopened: 0, done: 0, owed: 1 },
  ],
  [
    'one that is done',
    aTicket({ rating: low, callback: { due, reminded: false, doneAt: due } }),
    { reopened: 0, done: 1, owed: 1 },
  ],
])('the digest tells %s', (_what, ticket, { reopened, ...callbacks }) => {
  expect(aftercareOf(today.covers, [ticket])).toEqual({ reopened, callbacks });
});
