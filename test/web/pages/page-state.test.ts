import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Instant, instant } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import type { SharedKey } from '../../../src/ports/shared-state';
import { keepOutcome, outcomeBefore } from '../../../src/web/pages/done-forms';
import { keepDraft } from '../../../src/web/pages/drafts';
import type { PageRequest } from '../../../src/web/pages/page-parts';
import { openState, type PageState, sealState } from '../../../src/web/pages/page-state';
import { anotherKind } from '../../kit/another-kind';

const visit7 = anotherKind();
const now = instant('2026-11-24T09:10:00+08:00');

/** A page request whose seals and facts can be looked at. */
class OpenPage {
  readonly sealed: Record<string, unknown>[] = [];
  readonly facts = new Map<string, unknown>();
  readonly page = {
    platform: 'wecom',
    seals: {
      seal: async (what: Record<string, unknown>) => String(this.sealed.push(JSON.parse(JSON.stringify(what))) - 1),
      open: async (sealed: string) => this.sealed[Number(sealed)],
    },
    parts: {
      clock: { now: (): Instant => now },
      shared: {
        put: async (key: SharedKey, value: unknown) => void this.facts.set(key, JSON.parse(JSON.stringify(value))),
        get: async (key: SharedKey) => ({ value: this.facts.get(key) }),
      },
    },
  } as unknown as PageRequest;

  async reopened(state: Parameters<typeof sealState>[2]): Promise<PageState | undefined> {
    return openState(this.page, await sealState(this.page, 'li', state));
  }
}

const form = { action: 'note', title: say('desk.send'), submit: say('desk.send'), fields: [] };

test('a page about a ticket is sealed as the last release sealed it, and both read both', async () => {
  const open = new OpenPage();
  const about = ticketRef(ticketId(12));
  const state = { key: 'k', action: 'note', about, value: '5', openedWith: '5', form: { ...form, about } };
  expect(await open.reopened(state)).toMatchObject(state);
  expect(open.sealed[0]).toEqual({
    ...{ platform: 'wecom', account: 'li', key: 'k', action: 'note', ticket: 12, value: '5', about: '5' },
    form: { ...form, ticket: 12 },
    until: expect.any(Number),
  });
});

test('a page about a record of another kind comes back about that, and names no ticket', async () => {
  const open = new OpenPage();
  const state = { key: 'k', action: 'note', about: visit7, form: { ...form, about: visit7 } };
  expect(await open.reopened(state)).toMatchObject(state);
  expect(open.sealed[0]).toMatchObject({ action: 'visit-7.note', form: { action: 'visit-7.note' } });
  expect(JSON.stringify(open.sealed)).not.toContain('ticket');
});

test('what was typed and what came of it are kept where the last release kept them', async () => {
  const open = new OpenPage();
  const about = ticketRef(ticketId(12));
  const draft = { account: 'li', action: 'note', openedWith: '' };
  await keepDraft(open.page, { ...draft, about }, {});
  await keepDraft(open.page, draft, {});
  await keepDraft(open.page, { ...draft, about: visit7 }, {});
  await keepOutcome(open.page, 'li', 'k', { text: 'done', about });
  await keepOutcome(open.page, 'li', 'l', { text: 'done', about: visit7 });
  expect([...open.facts]).toEqual([
    ['page:draft:wecom:li:note:12:', {}],
    ['page:draft:wecom:li:note:-:', {}],
    ['page:draft:wecom:li:note:visit-7:', {}],
    ['page:done:wecom:li:k', { text: 'done', ticket: 12 }],
    ['page:done:wecom:li:l', { text: 'done', about: 'visit-7' }],
  ]);
  expect(await outcomeBefore(open.page, 'li', 'k')).toEqual({ text: 'done', about });
  expect(await outcomeBefore(open.page, 'li', 'l')).toEqual({ text: 'done', about: visit7 });
});
