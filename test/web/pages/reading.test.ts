import { noRecord } from '../../../src/domain/refusal';
import { type Instant, minutes } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import type { Card } from '../../../src/views/card';
import { gate } from '../../kit/gate';
import { PagesUnderTest } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => tested.begin());
afterEach(() => jest.restoreAllMocks());

const file = { id: 'F1', name: 'x.png', mime: 'image/png', size: 9, platform: 'slack', source: {} };
const ticket: Card = {
  title: say('desk.myJobs'),
  tone: 'plain',
  summary: say('desk.myJobs'),
  parts: [{ kind: 'files', files: [file] }],
};
const written = async () => {
  const entries = await tested.store.audit.list({ since: 0 as Instant, limit: 100 });
  return entries.map(({ action, about }) => `${action} ${about}`).reverse();
};

test('reading the page of a ticket and its files is written down once an hour, and what was refused is not', async () => {
  const browser = await tested.browser('lina');
  tested.inbound.replies.set('look', { kind: 'refused', refusal: noRecord('IT-12') });
  await browser.get('/pages/chat/job/12');
  expect(await written()).toEqual([]);
  tested.inbound.replies.delete('look');
  tested.inbound.cards = [ticket];
  await browser.get('/pages/chat/job/12');
  await browser.get('/pages/chat/job/12');
  await browser.ask('/pages/chat/file/F1?job=12');
  expect(await written()).toEqual(['page-read 12', 'file-read 12']);
  tested.pass(minutes(60));
  const again = await tested.browser('lina');
  await again.get('/pages/chat/job/12');
  expect(await written()).toEqual(['page-read 12', 'file-read 12', 'page-read 12']);
});

test.each([
  ['the page of a job', '/pages/chat/job/12'],
  ['a file of a job', '/pages/chat/file/F1?job=12'],
])('%s is shown only when it is written down who reads it', async (_, at) => {
  tested.pass(minutes(61));
  const [browser, other] = [await tested.browser('lina'), await tested.browser('emma')];
  tested.inbound.cards = [ticket];
  const noting = gate();
  const { audit } = tested.store;
  const note = audit.note.bind(audit);
  jest.spyOn(audit, 'note').mockImplementationOnce(async (...given) => {
    await noting.pass();
    return note(...given);
  });
  const order: string[] = [];
  const shown = browser.ask(at).then(() => order.push('shown'));
  await noting.reached;
  // Whatever was sent before would have come by now.
  await other.ask('/pages/chat/jobs');
  order.push('written down');
  noting.open();
  await shown;
  expect(order).toEqual(['written down', 'shown']);
});
