import { createInbound } from '../../src/chat/create-inbound';
import { createEnquiries } from '../../src/chat/intake/enquiries';
import type { Desk } from '../../src/domain/desk';
import { followed } from '../../src/domain/followed';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { chen, desk, li, sun, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

/** Which version of the desk file was read, read by read. */
const reads: string[] = [];
const version = (name: string): Desk =>
  new Proxy(desk, {
    get: (target, key) => {
      reads.push(name);
      return Reflect.get(target, key);
    },
  });
/** The desk file is another one at each look at it. */
const restless = (): Desk => {
  const versions = [version('one'), version('other')] as const;
  let looks = 0;
  return followed(() => {
    looks += 1;
    return looks % 2 === 0 ? versions[0] : versions[1];
  });
};

const about = ticketRef(ticketId(1001));
const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
const from = (person: Person) => senderOf(person);

test('whatever somebody does is judged from its beginning to its end by one version of the desk file', async () => {
  const inbound = createInbound(hand.inboundDeps({ desk: restless() }));
  const said = { where: 'direct', files: [] } as const;
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    report: () => inbound.submit({ from: from(zhou), key: 'k1', action: 'report', carried: {}, answers }),
    words: () => inbound.hear({ from: from(zhou), key: 'k2', ...said, text: '还响了一声' }),
    claim: () => inbound.press({ from: from(li), key: 'k3', action: 'claim', about }),
    form: () => inbound.open({ from: from(li), action: 'resolve', about }),
    list: () => inbound.press({ from: from(chen), key: 'k5', action: 'list', value: 'open' }),
    roster: () => inbound.press({ from: from(chen), key: 'k6', action: 'roster' }),
    home: () => inbound.home(from(sun)),
    look: () => inbound.look(from(chen), about),
    people: () => inbound.findPeople(from(chen), '李'),
  };
  const judged: Record<string, number> = {};
  for (const [name, act] of Object.entries(acts)) {
    reads.length = 0;
    await act();
    judged[name] = new Set(reads).size;
  }
  expect(judged).toEqual(Object.fromEntries(Object.keys(acts).map((name) => [name, 1])));
  expect((await storeOf(hand, 0).tickets.find(ticketId(1001)))?.owner).toBe(li.id);
  expect(hand.errors).toEqual([]);
});

test('so is what comes in writing', async () => {
  const enquiries = createEnquiries({ ...storeOf(hand, 0), ...hand.inboundDeps({ desk: restless() }) });
  reads.length = 0;
  await enquiries.take({ key: 'q1', from: from(zhou), subject: '', text: '怎么打印？', files: [] });
  expect(new Set(reads).size).toBe(1);
});
