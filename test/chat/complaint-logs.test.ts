import { createInbound } from '../../src/chat/create-inbound';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { chen, li, zhou } from '../kit/tickets';
import { FakeLogger } from '../scheduler/fakes';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

const sender = (person: typeof zhou) => ({
  ...{ platform: 'slack', account: person.identities['slack'] ?? '' },
  profile: async () => ({ name: person.name }),
});

test('what is logged of a complaint says who did what with which one, and not a word of it', async () => {
  const logger = new FakeLogger();
  const inbound = createInbound(hand.inboundDeps({ logger }));
  const words = { text: '他在电话里吼我', findings: '听了录音', verdict: 'justified', measures: '培训他' };
  const began = { from: sender(zhou), key: 'c1', action: 'complaint.new', carried: {} };
  await inbound.submit({ ...began, answers: { text: words.text, against: li.id } });
  const about = { kind: 'complaint', id: 1 } as const;
  expect(await storeOf(hand, 0).records.find(about)).toMatchObject({ text: words.text, against: li.id });
  await inbound.look(sender(chen), about);
  const answer = { ...words, text: '对此道歉' };
  await inbound.submit({ from: sender(chen), key: 'c2', action: 'answer', about, carried: {}, answers: answer });
  const log = (await storeOf(hand, 0).records.events(about)).map(({ type, by }) => `${type} by ${by}`);
  expect(log).toEqual([`complained by ${zhou.id}`, `read by ${chen.id}`, `answered by ${chen.id}`]);
  const logged = JSON.stringify(logger.lines);
  expect(logged).toContain('complaint');
  for (const said of [words.text, words.findings, words.measures, answer.text, li.id, li.name])
    expect(logged).not.toContain(said);
});
