import { ticketRef } from '../../../src/domain/record/record-ref';
import { noRecord, refuse } from '../../../src/domain/refusal';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { days, instant } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Submission } from '../../../src/ports/inbound';
import type { Form } from '../../../src/views/form';
import { voiceIn } from '../../chat/slack/kit/voices';
import { PagesUnderTest, type Shown } from './kit';

const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => {
  tested.begin();
  // Drafts of the test before are as good as gone.
  tested.pass(days(8));
});

const note: Form = {
  action: 'note',
  about: ticketRef(ticketId(12)),
  title: say('form.noteTitle', { ticket: 'IT-12' }),
  submit: say('form.save'),
  fields: [
    { kind: 'text', lines: 'many', name: 'text', label: say('form.note'), required: true, most: 10 },
    { kind: 'moment', name: 'due', label: say('form.promiseDue'), required: false },
    {
      kind: 'choices',
      name: 'reasons',
      label: say('form.ratingReasons'),
      required: false,
      initial: ['a'],
      options: [
        { value: 'a', label: typed('A') },
        { value: 'b', label: typed('B') },
      ],
    },
  ],
};
const at = '/pages/chat/form/note/12';
const opens = (form: Form = note): void => void tested.inbound.replies.set('open', { kind: 'form', form });
const submitted = (): readonly Submission[] => tested.inbound.given('submit') as readonly Submission[];
const textOf = ({ page }: Shown, id = 'f-text'): string =>
  page.querySelector(`#${id}`)?.textContent.replace(/^\n/, '') ?? '';
const errorsIn = ({ page }: Shown): readonly string[] => page.querySelectorAll('.error').map(({ text }) => text);

test('a page sent twice acts once, and says the same both times', async () => {
  opens();
  tested.inbound.replies.set('submit', { kind: 'done', text: say('desk.filed', { ticket: 'IT-77' }) });
  const browser = await tested.browser('lina');
  const shown = await browser.get(at);
  const [first, again] = [await browser.send(shown, { text: 'x' }), await browser.send(shown, { text: 'x' })];
  expect(submitted()).toHaveLength(1);
  for (const answer of [first, again]) {
    expect(answer.text).toContain('IT-77 is filed');
    expect(answer.page.querySelector('.ways a')?.getAttribute('href')).toBe('../../../chat/job/12');
  }
});

test('a form that was taken says so, and in Chinese that it was submitted, not that the matter is closed (K9)', async () => {
  opens();
  tested.inbound.replies.set('submit', { kind: 'done', text: say('desk.filed', { ticket: 'IT-77' }) });
  const browser = await tested.browser('lina');
  const { page } = await browser.send(await browser.get(at), { text: 'x' });
  expect(page.querySelector('h1')?.text).toBe('Done');
  expect(voiceIn('zh-CN')(say('page.doneTitle'))).toBe('已提交');
});

test('a report that was filed leads to its ticket', async () => {
  opens({ ...note, action: 'report' });
  tested.inbound.replies.set('submit', {
    kind: 'done',
    text: say('desk.filed', { ticket: 'IT-77' }),
    about: { kind: 'ticket', id: 77 },
  });
  const browser = await tested.browser('lina');
  const { about: _, ...report } = note;
  opens({ ...report, action: 'report' });
  const done = await browser.send(await browser.get('/pages/chat/form/report'), { text: 'x' });
  expect(browser.resolve(done.at, done.page.querySelector('.ways a')?.getAttribute('href') ?? '')).toBe(
    '/pages/chat/job/77',
  );
});

test('what is left empty, too long or no time at all is said at its field before the desk is asked', async () => {
  opens();
  const browser = await tested.browser('lina');
  const shown = await browser.get(at);
  const wrong = await browser.send(shown, { text: ' ', due: '2026-02-30T10:00' });
  expect(wrong.status).toBe(422);
  expect(errorsIn(wrong)).toEqual(['Please fill this in.', 'Please enter a valid date and time.']);
  expect(wrong.page.querySelector('#summary h2')?.text).toBe('Please look at 2 fields again');
  expect(wrong.page.querySelector('#summary a')?.getAttribute('href')).toBe('#f-text');
  const long = await browser.send(wrong, { text: '🙂'.repeat(11), due: '' });
  expect(errorsIn(long)).toEqual(['Too long: 11 characters, at most 10.']);
  expect(textOf(long)).toBe('🙂'.repeat(11));
  expect(submitted()).toEqual([]);
  await browser.send(long, { text: '🙂'.repeat(10) });
  expect(submitted()).toHaveLength(1);
});

test.each([
  ['lina', 'Shanghai time', '2026-07-01T09:30', '2026-07-01T09:30:00+08:00'],
  ['emma', 'Germany Time', '2026-07-01T09:30', '2026-07-01T09:30:00+02:00'],
  ['emma', 'Germany Time', '2026-12-01T09:30', '2026-12-01T09:30:00+01:00'],
])('a time is read in the zone of %s (%s)', async (account, zone, due, moment) => {
  opens();
  const browser = await tested.browser(account);
  const shown = await browser.get(at);
  expect(shown.page.querySelector('#h-due')?.text).toBe(`Times are ${zone}.`);
  await browser.send(shown, { text: 'x', due, reasons: [] });
  expect(submitted()[0]?.answers).toEqual({ text: 'x', due: instant(moment) });
});

test.each([
  ['invalid', { kind: 'invalid', invalid: { kind: 'invalid', fields: { text: say('form.noTicketNumber') } } }, 422],
  ['refused', { kind: 'refused', refusal: refuse('refusal.notEngineer') }, 409],
  ['broken', { kind: 'broken', reference: 'ref12345' }, 503],
] as const)(
  'when the answer is %s everything typed stays, and may be sent again under the same key',
  async (_, reply, status) => {
    opens();
    tested.inbound.replies.set('submit', reply);
    const browser = await tested.browser('lina');
    const no = await browser.send(await browser.get(at), { text: 'typed', reasons: ['b'] });
    expect(no.status).toBe(status);
    expect(textOf(no)).toBe('typed');
    expect(no.page.querySelectorAll('input[checked]').map((one) => one.getAttribute('value'))).toEqual(['b']);
    if (reply.kind === 'broken') expect(no.page.querySelector('#summary')?.text).toContain('ref12345');
    tested.inbound.replies.set('submit', { kind: 'done' });
    expect((await browser.send(no)).status).toBe(200);
    const keys = submitted().map(({ key }) => key);
    expect(keys[0]).toBe(keys[1]);
    // The draft that was kept meanwhile is gone.
    expect((await browser.get(at)).text).not.toContain('is here again');
  },
);

test('what the desk asks next is shown right away, at the address it belongs to', async () => {
  opens();
  const rating: Form = { ...note, action: 'rate', title: say('form.ratingTitle', { ticket: 'IT-12' }) };
  tested.inbound.replies.set('submit', { kind: 'form', form: rating });
  const browser = await tested.browser('lina');
  const next = await browser.send(await browser.get(at), { text: 'x' });
  expect(next.page.querySelector('h1')?.text).toBe('IT-12 rating');
  tested.inbound.replies.set('submit', { kind: 'done' });
  const done = await browser.send(next, { text: 'why' });
  expect(done.at).toMatch(/^\/pages\/chat\/form\/rate\/12\?done=[0-9a-f]{32}$/);
  expect(submitted().map(({ action }) => action)).toEqual(['note', 'rate']);
  expect(new Set(submitted().map(({ key }) => key)).size).toBe(2);
});

test('a choice that changes the form is asked of the desk, and nothing typed is lost', async () => {
  const branch = (initial: string): Form => ({
    action: 'report',
    title: say('form.reportTitle'),
    submit: say('form.reportSubmit'),
    carried: { draft: 'abc' },
    fields: [
      { kind: 'text', lines: 'one', name: 'text', label: say('form.note'), required: false, most: 10 },
      {
        kind: 'choice',
        style: 'menu',
        name: 'branch',
        label: say('form.branch'),
        required: true,
        refreshes: true,
        initial,
        options: ['a', 'b'].map((value) => ({ value, label: typed(value) })),
      },
    ],
  });
  opens(branch('a'));
  tested.inbound.replies.set('refresh', { kind: 'form', form: branch('b') });
  const browser = await tested.browser('lina');
  const shown = await browser.get('/pages/chat/form/report?draft=abc');
  expect(shown.text).toMatch(/<noscript><button type="submit" class="small" name="_refresh"/);
  const drawn = await browser.send(shown, { text: 'typed', branch: 'b', _refresh: '1' });
  expect(tested.inbound.given('refresh')).toEqual([
    expect.objectContaining({ action: 'report', carried: { draft: 'abc' }, answers: { text: 'typed', branch: 'b' } }),
  ]);
  expect(drawn.page.querySelector('#f-text')?.getAttribute('value')).toBe('typed');
  expect(drawn.page.querySelector('option[selected]')?.getAttribute('value')).toBe('b');
  // Opened again, the draft is drawn as it was left.
  expect((await browser.get('/pages/chat/form/report?draft=abc')).page.querySelector('option[selected]')?.text).toBe(
    'b',
  );
  expect(tested.inbound.given('refresh')).toHaveLength(2);
});

test('what is wrong where a choice leads to is asked there, also when the form was sent before it was drawn anew', async () => {
  const choice = (name: string, initial: string, refreshes = false): Form['fields'][number] => ({
    ...{ kind: 'choice', style: 'menu', name, label: say('form.branch'), required: true, refreshes, initial },
    options: ['a', 'b'].map((value) => ({ value, label: typed(value) })),
  });
  const { about: _, ...rest } = note;
  const before: Form = { ...rest, action: 'report', fields: [choice('branch', '', true)] };
  opens(before);
  tested.inbound.replies.set('refresh', {
    kind: 'form',
    form: { ...before, fields: [choice('branch', 'b', true), choice('item', '')] },
  });
  const browser = await tested.browser('lina');
  const wrong = { kind: 'invalid' as const, fields: { item: say('form.fillIn') } };
  tested.inbound.replies.set('submit', { kind: 'invalid', invalid: wrong });
  const shown = await browser.send(await browser.get('/pages/chat/form/report'), { branch: 'b' });
  expect(shown.status).toBe(422);
  expect(shown.page.querySelector('#e-item')?.text).toBe('Please fill this in.');
  expect(shown.page.querySelector('#summary a')?.getAttribute('href')).toBe('#f-item');
  expect(shown.page.querySelector('#f-branch option[selected]')?.text).toBe('b');
});

test('an urgent report is opened as one', async () => {
  const { about: _, ...rest } = note;
  const options = ['normal', 'urgent'].map((value) => ({ value, label: typed(value) }));
  const urgency = {
    kind: 'choice',
    style: 'radio',
    name: 'urgency',
    label: say('form.urgency'),
    required: true,
    initial: 'normal',
    options,
  } as const;
  opens({ ...rest, action: 'report', fields: [urgency] });
  const browser = await tested.browser('lina');
  const checked = async (query: string) =>
    (await browser.get(`/pages/chat/form/report${query}`)).page.querySelector('input[checked]')?.getAttribute('value');
  expect(await checked('?urgency=urgent')).toBe('urgent');
  expect(await checked('?urgency=%22%3E')).toBe('normal');
});

/** Saves a draft, as the page does while somebody types. */
const save = async (
  browser: Awaited<ReturnType<typeof tested.browser>>,
  shown: Shown,
  text: string,
): Promise<number> => {
  const path = browser.resolve(shown.at, shown.page.querySelector('#form')?.getAttribute('data-draft') ?? '');
  expect(path).toBe(`${at}/draft`);
  const sealed = shown.page.querySelector('#form input[name=_page]')?.getAttribute('value') ?? '';
  return (
    await browser.post(path, [
      ['_page', sealed],
      ['_fields', 'text,due,reasons'],
      ['text', text],
    ])
  ).status;
};

describe('a draft', () => {
  test('is kept, found on another device, and begun anew on request', async () => {
    opens();
    const browser = await tested.browser('lina');
    expect(await save(browser, await browser.get(at), 'half a sen')).toBe(204);
    const other = await tested.browser('lina');
    const restored = await other.get(at);
    expect(restored.text).toContain('What you typed last time is here again.');
    expect(textOf(restored)).toBe('half a sen');
    // A box that was unticked stays so.
    expect(restored.page.querySelectorAll('input[checked]')).toEqual([]);
    const anew = await other.send(restored, { _anew: '1' }, 'form.notice');
    expect([textOf(anew), anew.text.includes('here again')]).toEqual(['', false]);
    expect(textOf(await browser.get(at))).toBe('');
  });

  test('belongs to one person and one ticket', async () => {
    opens();
    const browser = await tested.browser('lina');
    await save(browser, await browser.get(at), 'mine');
    expect(textOf(await (await tested.browser('emma')).get(at))).toBe('');
    opens({ ...note, about: ticketRef(ticketId(13)) });
    expect(textOf(await browser.get('/pages/chat/form/note/13'))).toBe('');
  });

  test('is gone after a week, after submitting, and does not come back late', async () => {
    opens();
    const browser = await tested.browser('lina');
    const shown = await browser.get(at);
    await save(browser, shown, 'typed');
    await browser.send(shown, { text: 'typed' });
    expect(await save(browser, shown, 'late')).toBe(204);
    expect(textOf(await browser.get(at))).toBe('');
    await save(browser, await browser.get(at), 'old');
    tested.pass(days(8));
    expect(textOf(await (await tested.browser('lina')).get(at))).toBe('');
  });

  test('that is too large is not kept', async () => {
    opens();
    const browser = await tested.browser('lina');
    expect(await save(browser, await browser.get(at), 'x'.repeat(52_000))).toBe(413);
  });
});

describe('a page', () => {
  test('that was submitted leads to one that may be loaded again, by whoever submitted it', async () => {
    opens();
    const browser = await tested.browser('lina');
    const done = await browser.send(await browser.get(at), { text: 'typed' });
    expect([done.status, done.page.querySelector('h1')?.text]).toEqual([200, 'Done']);
    const again = await browser.get(done.at);
    expect(again.page.querySelector('main')?.text).toBe(done.page.querySelector('main')?.text);
    expect(submitted()).toHaveLength(1);
    const other = await (await tested.browser('emma')).get(done.at);
    expect(other.page.querySelector('#form')).not.toBeNull();
    tested.pass(days(2));
    expect((await browser.get(done.at)).page.querySelector('#form')).not.toBeNull();
  });

  test('that outlived its session keeps what was typed until somebody signed in again', async () => {
    opens();
    const browser = await tested.browser('lina');
    const shown = await browser.get(at);
    tested.pass();
    const over = await browser.send(shown, { text: 'typed' });
    // No form may lead to another site, not even by a redirect: a link does.
    expect([over.status, over.headers.get('location')]).toEqual([401, null]);
    expect(over.text).toContain('What you typed is kept');
    const back = await browser.get(
      browser.resolve(over.at, over.page.querySelector('.ways a')?.getAttribute('href') ?? ''),
    );
    expect([back.at.split('?')[0], textOf(back)]).toEqual([at, 'typed']);
    expect(back.text).toContain('here again');
    expect(submitted()).toEqual([]);
  });

  test('sent without a session changes no draft; only the way back of that page shows what was sent', async () => {
    opens();
    const browser = await tested.browser('lina');
    const shown = await browser.get(at);
    await save(browser, shown, 'my own words');
    const stranger = await tested.browser();
    const over = await stranger.send(shown, { text: 'words of whoever sat here next' });
    expect(over.status).toBe(401);
    expect(textOf(await browser.get(at))).toBe('my own words');
    const back = browser.resolve(over.at, over.page.querySelector('.ways a')?.getAttribute('href') ?? '');
    expect(textOf(await (await tested.browser('emma')).get(back))).not.toContain('words of whoever');
    expect(submitted()).toEqual([]);
  });

  test('drawn more than a day ago does nothing, says so, and keeps what was typed', async () => {
    opens();
    const old = await (await tested.browser('lina')).get(at);
    tested.pass(days(2));
    const browser = await tested.browser('lina');
    const late = await browser.send(old, { text: 'typed long ago' });
    expect([late.status, late.page.querySelector('h1')?.text]).toEqual([410, 'This page is too old']);
    expect(submitted()).toEqual([]);
    const again = await browser.get(
      browser.resolve(late.at, late.page.querySelector('.ways a')?.getAttribute('href') ?? ''),
    );
    expect(textOf(again)).toBe('typed long ago');
  });

  test('made for somebody else does nothing', async () => {
    opens();
    const mine = await (await tested.browser('lina')).get(at);
    const other = await tested.browser('emma');
    const answer = await other.send(mine, { text: 'x' });
    expect([answer.status, answer.text.includes('Nothing was changed')]).toEqual([403, true]);
    expect(submitted()).toEqual([]);
  });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another site of the same owner', { 'sec-fetch-site': 'same-site' }],
    ['from an older browser elsewhere', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
  ])('posted %s does nothing', async (_, headers) => {
    opens();
    const browser = await tested.browser('lina');
    const shown = await browser.get(at);
    const sealed = shown.page.querySelector('#form input[name=_page]')?.getAttribute('value') ?? '';
    const body = new URLSearchParams({ _page: sealed, text: 'x' });
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >;
    expect((await browser.ask(at, { method: 'POST', body, headers: given })).status).toBe(403);
    expect(submitted()).toEqual([]);
  });

  test.each([
    ['without its seal', undefined],
    ['with a seal of somebody’s own', 'e30.AAAA'],
    ['with a broken seal', 'x'],
  ])('posted %s does nothing', async (_, sealed) => {
    opens();
    const browser = await tested.browser('lina');
    const answer = await browser.post(at, [
      ['text', 'x'],
      ...(sealed === undefined ? [] : [['_page', sealed] as const]),
    ]);
    expect(answer.status).toBe(403);
    expect(submitted()).toEqual([]);
  });

  test('posted to another ticket than it was made for does nothing', async () => {
    opens();
    const browser = await tested.browser('lina');
    const sealed = (await browser.get(at)).page.querySelector('#form input[name=_page]')?.getAttribute('value') ?? '';
    expect(
      (
        await browser.post('/pages/chat/form/note/13', [
          ['_page', sealed],
          ['text', 'x'],
        ])
      ).status,
    ).toBe(403);
  });

  test('stays filled while the database is away', async () => {
    opens();
    const browser = await tested.browser('lina');
    const shown = await browser.get(at);
    const { shared } = tested.store;
    const get = jest.spyOn(shared, 'get').mockRejectedValue(new Error('the database is away'));
    const broken = await browser.send(shown, { text: 'typed' });
    get.mockRestore();
    expect([broken.status, textOf(broken)]).toEqual([503, 'typed']);
    expect((await browser.send(broken)).status).toBe(200);
    expect(submitted()).toHaveLength(1);
  });
});

test.each([
  ['a form that is no longer possible', refuse('refusal.notOpen', { state: 'closed' })],
  ['somebody else’s draft', refuse('refusal.notYourDraft')],
])('%s is refused in words, with a way to the ticket', async (_, refusal) => {
  tested.inbound.replies.set('open', { kind: 'refused', refusal });
  const browser = await tested.browser('lina');
  const shown = await browser.get(at);
  expect(shown.status).toBe(409);
  expect(shown.page.querySelector('.words p')?.text.trim()).not.toBe('');
  expect(shown.page.querySelector('.ways a')?.getAttribute('href')).toBe('../../../chat/job/12');
});

test('a number that is no ticket is refused in words, without a way to it', async () => {
  tested.inbound.replies.set('open', { kind: 'refused', refusal: noRecord('IT-12') });
  const browser = await tested.browser('lina');
  const links = (await browser.get(at)).page.querySelectorAll('.ways a').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['../../../chat/jobs']);
});
