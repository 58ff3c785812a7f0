import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { erase } from '../../../src/cli/erase';
import { personId } from '../../../src/domain/people/person';
import { CommandPlace } from '../../cli/call-command';
import { everythingIn } from '../../cli/look-in-store';
import { gate } from '../../kit/gate';
import { aPerson } from '../../store/samples';
import { type PageBrowser, PagesUnderTest } from './kit';

const tested = new PagesUnderTest();
const place = new CommandPlace();
beforeAll(() => tested.start());
afterAll(async () => {
  await tested.stop();
  place.remove();
});
const lina = personId('chat:lina');
beforeEach(async () => {
  tested.begin();
  await tested.store.people.save(
    aPerson({ id: lina, name: '李娜娜', roles: [], identities: { chat: 'lina' } }),
    tested.now,
  );
});
afterEach(() => jest.restoreAllMocks());

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('hush-hush')]);

/** Sends a photo as the pages do, the second half of it when `half` is over; answers the status. */
async function upload(browser: PageBrowser, half: Promise<void> = Promise.resolve()): Promise<number | undefined> {
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = { cookie, 'user-agent': browser.agent, 'x-dutydesk': '1', 'content-length': png.byteLength };
  const posted = request(`${tested.url}/pages/chat/files?name=secret.png`, { method: 'POST', headers });
  const answered = once(posted, 'response');
  posted.write(png.subarray(0, 9));
  await half;
  posted.end(png.subarray(9));
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

/** `meanwhile`: what happens at its first and its second wait. */
async function erasing(...meanwhile: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waits = [...meanwhile];
  const pause = async () => void (await waits.shift()?.());
  const env = { DATABASE_URL: tested.databaseUrl };
  const given = { rest: [lina, lina], values: { yes: true }, env, at: tested.now, pause };
  expect(await place.call(erase, given)).toMatchObject({ code: 0 });
}
const left = async (): Promise<readonly string[]> => {
  const all = await everythingIn(tested.databaseUrl);
  return ['hush-hush', 'secret.png', 'chat:lina', '李娜娜'].filter((word) => all.includes(word));
};

test('a photo that is still on its way when its sender was erased is not kept', async () => {
  const browser = await tested.browser('lina');
  const half = gate();
  const answer = upload(browser, half.pass());
  await erasing();
  half.open();
  expect(await answer).toBe(401);
  expect(await left()).toEqual([]);
});

test.each([
  ['before it is looked for the last time', 1],
  ['after everything was found gone', 2],
])('a photo that was taken before and is kept %s goes, too', async (_, when) => {
  const browser = await tested.browser('lina');
  const keeping = gate();
  const { files } = tested.store;
  const keep = files.keep.bind(files);
  jest.spyOn(files, 'keep').mockImplementationOnce(async (...given) => {
    await keeping.pass();
    return keep(...given);
  });
  const answer = upload(browser);
  await keeping.reached;
  const goOn = async () => {
    keeping.open();
    await answer;
  };
  if (when === 1) await erasing(async () => undefined, goOn);
  else await erasing().then(goOn);
  expect(await answer).toBe(401);
  expect(await left()).toEqual([]);
});

test('a photo of somebody who is not erased is kept', async () => {
  const browser = await tested.browser('emma');
  expect(await upload(browser)).toBe(200);
});
