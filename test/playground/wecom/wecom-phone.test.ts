import { type ACompany, aCompany } from './a-company';

const minutes = 60_000;
let company: ACompany;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00Z');
  const clock = { now: () => now, advance: async () => now };
  company = await aCompany({ clock });
});
afterEach(() => company.playground.stop());

const ring = async (...userids: readonly string[]) => company.call('pstncc/call', { callee_userid: userids });
const states = (userid: string, callid: string) => company.call('pstncc/getstates', { callee_userid: userid, callid });
const only = async (userid: string) => {
  const { states: begun } = await ring(userid);
  const [first] = begun as readonly { readonly code: number; readonly callid: string; readonly userid: string }[];
  if (first === undefined) throw new Error('nothing was answered');
  return first;
};

test('each of those who are named is called, and one who cannot be keeps nobody else waiting', async () => {
  const { errcode, states: begun } = await ring('lisi', 'gone', 'nobody');
  expect(errcode).toBe(0);
  expect(begun).toEqual([
    { code: 0, callid: expect.stringMatching(/^6-.+-out$/), userid: 'lisi' },
    { code: 60111, callid: '', userid: 'gone' },
    { code: 60111, callid: '', userid: 'nobody' },
  ]);
  expect((await ring()).errcode).toBe(40058);
});

test('a call is unanswered while it rings, and answered once somebody took it; nothing is called back', async () => {
  const { callid } = await only('ZhangSan');
  const before = company.wecom.callbacks().length;
  expect(await states('zhangsan', callid)).toMatchObject({ istalked: 0, reason: 0, calltime: now / 1000 });
  const call = company.wecom.telephones.ringing('zhangsan');
  if (call === undefined) throw new Error('nothing rings');
  company.wecom.telephones.answer(call);
  expect(await states('zhangsan', callid)).toMatchObject({ istalked: 1, reason: 0 });
  expect(company.wecom.telephones.ringing('zhangsan')).toBeUndefined();
  expect(company.wecom.callbacks()).toHaveLength(before);
  expect((await states('lisi', callid)).errcode).toBe(40058);
  now += 8 * 24 * 60 * minutes;
  expect((await states('zhangsan', callid)).errcode).toBe(40058);
});

test('whoever does not answer, or has switched it off', async () => {
  company.wecom.telephones.decide('lisi', 'ignores');
  const { callid } = await only('lisi');
  now += minutes;
  expect(await states('lisi', callid)).toMatchObject({ istalked: 0, reason: 0 });
  company.wecom.telephones.decide('lisi', 'unreachable');
  const second = await only('lisi');
  expect(await states('lisi', second.callid)).toMatchObject({ istalked: 0, reason: 1 });
});

test('three calls in eight minutes and eight in a day to one person, each paid for', async () => {
  for (const code of [0, 0, 0, 45009]) expect(await only('lisi')).toMatchObject({ code });
  expect(await only('ZhangSan')).toMatchObject({ code: 0 });
  for (let nth = 0; nth < 2; nth += 1) {
    now += 9 * minutes;
    for (let call = 0; call < 3; call += 1) await only('lisi');
  }
  now += 9 * minutes;
  expect(await only('lisi')).toMatchObject({ code: 45009 });
  expect(company.wecom.telephones.calls).toHaveLength(9);
  company.wecom.telephones.balance = 0;
  expect((await ring('ZhangSan')).errcode).toBe(301051);
});

test('an app that may not use it is refused, whatever it asks', async () => {
  for (const code of [301049, 301050]) {
    company.wecom.telephones.refusesWith = code;
    expect((await ring('lisi')).errcode).toBe(code);
    expect((await states('lisi', 'x')).errcode).toBe(code);
  }
});

test('the page of whoever is called shows it until it is over', async () => {
  const phone = async () => {
    const state = await fetch(`${company.playground.url}/play/wecom/state?as=lisi`);
    return ((await state.json()) as { readonly phone: unknown }).phone;
  };
  const act = (what: string) =>
    fetch(`${company.playground.url}/play/wecom/phone?as=lisi`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ act: what }),
    });
  expect(await phone()).toBeNull();
  expect((await act('answer')).status).toBe(422);
  const { callid } = await only('lisi');
  expect(await phone()).toMatchObject({ id: callid, isAnswered: false, takesKeys: false });
  expect((await act('answer')).status).toBe(200);
  expect(await phone()).toBeNull();
  await only('lisi');
  now += minutes;
  expect(await phone()).toBeNull();
});
