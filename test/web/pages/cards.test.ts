import { ticketRef } from '../../../src/domain/record/record-ref';
import { noRecord, refuse } from '../../../src/domain/refusal';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Language, say, typed } from '../../../src/domain/words';
import type { Press } from '../../../src/ports/inbound';
import type { Button, Card, Part } from '../../../src/views/card';
import { reportForm } from '../../../src/views/forms/report-form';
import { distinctItems } from '../../kit/gallery-items';
import { desk, li } from '../../kit/tickets';
import { PageBrowser, PagesUnderTest } from './kit';

const cards = distinctItems.flatMap(({ name, card }) => (card ? [{ name, card }] : []));
const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());
beforeEach(() => tested.begin());

const buttonsOf = ({ parts }: Card): readonly Button[] =>
  parts.flatMap((part) => {
    if (part.kind === 'ask') return [part.form];
    return part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : [];
  });

const ticket = (...parts: readonly Part[]): Card => ({
  title: say('desk.myJobs'),
  tone: 'plain',
  summary: say('desk.myJobs'),
  parts,
});

describe.each<Language>(['en', 'zh-CN'])('in %s', (language) => {
  test('every card is said whole, with something to press for each of its buttons', async () => {
    tested.begin(language);
    const browser = await tested.browser('lina');
    const wrong: string[] = [];
    for (let from = 0; from < cards.length; from += 20) {
      const some = cards.slice(from, from + 20);
      tested.inbound.cards = some.map((one) => one.card);
      const { page } = await browser.get('/pages/chat/job/12');
      const { text } = page.querySelector('main') ?? page;
      const drawn = page.querySelectorAll('.card');
      wrong.push(...(/\{\{|undefined|\[object|NaN/.exec(text) ?? []));
      // A page is no chat: nobody answers in it.
      wrong.push(...(/in this thread|write to me|此消息|给我发/.exec(text) ?? []));
      some.forEach((one, nth) => {
        const pressable = drawn[nth]?.querySelectorAll('.button').map((button) => button.text.trim()) ?? [];
        if (pressable.length !== buttonsOf(one.card).length || pressable.includes('')) wrong.push(one.name);
      });
    }
    expect(wrong).toEqual([]);
  });
});

test('every kind of part is shown', async () => {
  const link = { action: 'report', label: say('desk.report'), tone: 'main', opens: 'form', value: 'draft1' } as const;
  const files = [{ id: 'F 1', name: 'a.png', mime: 'image/png', size: 1, platform: 'slack', source: {} }];
  tested.inbound.cards = [
    ticket(
      { kind: 'text', text: typed('strong words'), style: 'strong' },
      { kind: 'mention', people: [li.id], text: say('card.onDuty') },
      { kind: 'ask', action: 'report', value: 'draft1', questions: [], submit: say('form.send'), form: link },
      { kind: 'files', files },
      { kind: 'picture', picture: { key: 'k', alt: say('desk.openJobs') } },
      {
        kind: 'chart',
        style: 'bar',
        title: say('desk.duty'),
        labels: [typed('Mon'), typed('Tue')],
        series: [{ name: say('desk.myWork'), values: [3, null] }],
      },
      { kind: 'table', columns: [say('desk.duty'), say('desk.myJobs')], rows: [[typed('a'), typed('b')]] },
      { kind: 'divider' },
    ),
  ];
  const browser = await tested.browser('lina');
  const { page } = await browser.get('/pages/chat/job/12');
  expect(page.querySelector('h3')?.text).toBe('strong words');
  expect(page.querySelector('.mention')?.text).toContain('li.na');
  expect(page.querySelector('a.button')?.getAttribute('href')).toBe('../../chat/form/report?draft=draft1');
  expect(page.querySelector('.attached a')?.getAttribute('href')).toBe('../../chat/file/F%201?job=12');
  expect(page.querySelector('.attached img')?.getAttribute('alt')).toBe('a.png');
  expect(page.querySelectorAll('td').map(({ text }) => text)).toEqual(['Mon', '3', 'Tue', '–', 'a', 'b']);
  expect(page.querySelectorAll('hr')).toHaveLength(1);
});

test('a picture beside words is fetched by whoever has it on their page, and by nobody else', async () => {
  const picture = { key: 'roster:en:0a', alt: say('desk.duty') };
  tested.inbound.cards = [ticket({ kind: 'picture', picture, beside: true })];
  tested.inbound.pictures = [{ key: picture.key, png: async () => Buffer.from('png') }];
  const browser = await tested.browser('lina');
  const { page } = await browser.get('/pages/chat/jobs');
  const shown = page.querySelector('.picture img');
  expect(shown?.getAttribute('alt')).toBe('On duty');
  const at = `/pages/chat/${shown?.getAttribute('src')?.replace('../chat/', '')}`;
  const answer = await browser.ask(at);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'image/png', 'png']);
  tested.inbound.pictures = [];
  expect((await browser.ask(at)).status).toBe(404);
  expect((await new PageBrowser(tested.url, () => 'x').ask(at)).status).toBe(303);
});

test('every link of a page is relative', async () => {
  const browser = await tested.browser('lina');
  tested.inbound.cards = cards.slice(0, 40).map((one) => one.card);
  for (const path of ['/pages/chat/job/12', '/pages/chat/jobs', '/pages/chat/form/claim/12']) {
    const { page, at } = await browser.get(path);
    const links = page
      .querySelectorAll('[href], [src], [action]')
      .flatMap((one) => [one.getAttribute('href'), one.getAttribute('src'), one.getAttribute('action')]);
    for (const link of links.filter((one) => one !== undefined)) {
      expect(link).toMatch(/^(\.\.\/)+(chat|assets)\/|^#/);
      expect(browser.resolve(at, link)).toMatch(/^\/pages\/(chat|assets)\//);
    }
  }
});

describe('a press', () => {
  const claim: Button = {
    action: 'claim',
    about: ticketRef(ticketId(12)),
    label: say('ticket.action.claim'),
    tone: 'main',
  };
  const on = async (): Promise<PageBrowser> => {
    tested.inbound.cards = [
      ticket({ kind: 'buttons', buttons: [claim], menu: [{ ...claim, action: 'leave', value: 'x' }] }),
    ];
    return tested.browser('lina');
  };
  const presses = (): readonly Press[] => tested.inbound.given('press') as readonly Press[];

  test('is done at once, and the ticket is shown as it is then', async () => {
    const browser = await on();
    const done = await browser.send(await browser.get('/pages/chat/job/12'), {}, '.actions form');
    expect(presses()).toEqual([
      {
        from: expect.objectContaining({ account: 'lina' }),
        key: expect.stringMatching(/^page:chat:lina:\w{32}$/),
        action: 'claim',
        about: { kind: 'ticket', id: 12 },
      },
    ]);
    expect([done.status, done.page.querySelector('.notice')?.text.trim()]).toEqual([200, 'Done.']);
    // The page stands at another address now, and its links still lead where they should.
    await browser.send(done, {}, '.more form');
    expect(presses()[1]).toMatchObject({ action: 'leave', value: 'x' });
  });

  test('sent twice has one key', async () => {
    const browser = await on();
    const shown = await browser.get('/pages/chat/job/12');
    await browser.send(shown, {}, '.actions form');
    await browser.send(shown, {}, '.actions form');
    expect(new Set(presses().map(({ key }) => key)).size).toBe(1);
  });

  test('that is refused says why above the ticket', async () => {
    const browser = await on();
    tested.inbound.replies.set('press', { kind: 'refused', refusal: refuse('refusal.alreadyOwned', { owner: 'Li' }) });
    const done = await browser.send(await browser.get('/pages/chat/job/12'), {}, '.actions form');
    expect(done.page.querySelector('.summary')?.text).toContain('Li');
    expect(done.page.querySelectorAll('.card')).toHaveLength(1);
  });

  test('that asks for more shows its form', async () => {
    const browser = await on();
    tested.inbound.replies.set('press', { kind: 'form', form: reportForm({ desk, by: li, devices: [], answers: {} }) });
    const next = await browser.send(await browser.get('/pages/chat/job/12'), {}, '.actions form');
    expect(browser.resolve(next.at, next.page.querySelector('#form')?.getAttribute('action') ?? '')).toBe(
      '/pages/chat/form/report',
    );
  });

  test('by another person, or after the session ended, does nothing but ask', async () => {
    const browser = await on();
    const shown = await browser.get('/pages/chat/job/12');
    const other = await tested.browser('emma');
    expect((await other.send(shown, {}, '.actions form')).status).toBe(403);
    tested.pass();
    const over = await browser.send(shown, {}, '.actions form');
    expect([over.status, over.text.includes('Nothing was done yet')]).toEqual([401, true]);
    const href = over.page.querySelector('.ways a')?.getAttribute('href') ?? '';
    const asked = await browser.get(browser.resolve(over.at, href));
    expect(asked.at).toBe('/pages/chat/form/claim/12');
    expect(asked.page.querySelector('h1')?.text).toBe('“Claim”: go ahead?');
    expect(presses()).toEqual([]);
  });
});

describe('a link to something that has no form', () => {
  test.each([
    ['claim/12', '“Claim”: go ahead?'],
    ['rate/12?value=4', '“4 Good”: go ahead?'],
    ['urgent/12', '“Make it urgent”: go ahead?'],
    ['add-to/12?value=0abc', '“Add details”: go ahead?'],
  ])('%s asks before it is done', async (path, title) => {
    tested.inbound.cards = [ticket()];
    const browser = await tested.browser('lina');
    const asked = await browser.get(`/pages/chat/form/${path}`);
    expect(asked.page.querySelector('h1')?.text).toBe(title);
    expect(tested.inbound.given('press')).toEqual([]);
    await browser.send(asked, {}, 'form');
    const value = new URLSearchParams(path.split('?')[1]).get('value');
    expect(tested.inbound.given('press')).toEqual([
      expect.objectContaining({
        action: path.split('/')[0],
        about: { kind: 'ticket', id: 12 },
        ...(value === null ? {} : { value }),
      }),
    ]);
  });

  test('stars without a number show the rating that was given', async () => {
    const browser = await tested.browser('lina');
    await browser.get('/pages/chat/form/rate/12');
    expect(tested.inbound.given('open')).toEqual([
      expect.objectContaining({ action: 'rate-more', about: { kind: 'ticket', id: 12 } }),
    ]);
  });

  test.each(['nonsense/12', 'claim', 'resolve2/12'])('%s is refused in words', async (path) => {
    const browser = await tested.browser('lina');
    const shown = await browser.get(`/pages/chat/form/${path}`);
    expect([shown.status, shown.page.querySelector('.words p')?.text]).toEqual([
      409,
      'This button is out of date. Use the newest card.',
    ]);
  });
});

test('a ticket one may not see is refused in words', async () => {
  tested.inbound.replies.set('look', { kind: 'refused', refusal: noRecord('IT-12') });
  const browser = await tested.browser('lina');
  const shown = await browser.get('/pages/chat/job/12');
  expect([shown.status, shown.page.querySelector('.words p')?.text]).toEqual([409, 'IT-12 was not found.']);
});
