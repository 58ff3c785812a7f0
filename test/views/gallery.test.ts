import { renderCard } from '../../src/chat/slack/render-card';
import { renderForm } from '../../src/chat/slack/render-form';
import { isAction } from '../../src/commands/kinds';
import { ticketEventTypes } from '../../src/domain/ticket/evolve';
import type { Language } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import type { Button, Card } from '../../src/views/card';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { problemsIn, problemsInView } from '../chat/slack/kit/check-blocks';
import { distinctItems, galleryItems } from '../kit/gallery-items';
import { cast, everybody, start } from '../kit/tickets';

const languages: readonly Language[] = ['en', 'zh-CN'];
const names = new Map<string, string>(everybody.map(({ id, name }) => [id, name]));
const audienceIn = (language: Language) => ({
  speak: createTranslator().speakTo({
    language,
    zone: 'Asia/Shanghai',
    now: start,
    nameOf: (id) => names.get(id) ?? id,
  }),
  accountOf: (id: string) => everybody.find((person) => person.id === id)?.identities['slack'],
  pictures: new Map<string, string>(),
  native: true,
});
const buttonsOf = (card: Card): readonly Button[] =>
  card.parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));

test('names every card and form once', () => {
  expect(new Set(galleryItems.map(({ name }) => name)).size).toBe(galleryItems.length);
  expect(galleryItems.length).toBeGreaterThan(300);
});

test('shows everything that can happen to a ticket', () => {
  const shown = new Set(galleryTickets(cast).flatMap(({ events }) => events.map(({ type }) => type)));
  expect(ticketEventTypes.filter((type) => !shown.has(type))).toEqual([]);
});

describe.each(languages)('in %s', (language) => {
  const audience = audienceIn(language);

  test('every card is inside the limits of Slack, keeps its buttons and fills every blank', () => {
    const wrong = distinctItems.flatMap(({ name, card }) => {
      if (!card) return [];
      const { blocks } = renderCard(card, audience);
      const pressable = buttonsOf(card).length === 0 || blocks.some(({ type }) => type === 'actions');
      const unsaid = /\{\{|undefined|\[object|nobody yet has|anybody/.exec(JSON.stringify(blocks)) ?? [];
      const problems = [...problemsIn(blocks, 'message'), ...(pressable ? [] : ['nothing to press']), ...unsaid];
      return problems.map((one) => `${name}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every form is inside the limits of Slack, and its title and button are said whole', () => {
    const wrong = distinctItems.flatMap(({ name, form }) => {
      if (!form) return [];
      const said = [audience.speak(form.title), audience.speak(form.submit)];
      const cut = said.filter((words) => words.length > 24);
      return [...problemsInView(renderForm(form, audience.speak)), ...cut].map((one) => `${name}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('what stands on a button is short', () => {
    const labels = distinctItems.flatMap(({ card }) =>
      (card ? buttonsOf(card) : []).filter(({ action }) => !['add-to', 'talk-to'].includes(action)),
    );
    expect(labels.map(({ label }) => audience.speak(label)).filter((label) => label.length > 30)).toEqual([]);
  });
});

/** What becomes of words that the desk asked about (chat/ask-about-words.ts). */
const keptWords = ['talk-to', 'send-words', 'drop-words', 'new-problem', 'reopen-with'];

test('every button and form leads to something the desk can do', () => {
  const known = (action: string): boolean =>
    [...keptWords, 'report', 'add-to', 'look', 'list', 'mine', 'roster', 'duty-link'].includes(action) ||
    isAction(action);
  const actions = distinctItems.flatMap(({ card, form }) =>
    card ? buttonsOf(card).map(({ action }) => action) : [form.action],
  );
  expect([...new Set(actions)].filter((action) => !known(action))).toEqual([]);
});

test('at most five buttons are shown at once, and in a list one for each ticket', () => {
  const many = distinctItems.filter(({ card }) =>
    card?.parts.some(
      (part) => part.kind === 'buttons' && part.buttons.filter(({ action }) => action !== 'look').length > 5,
    ),
  );
  expect(many.map(({ name }) => name)).toEqual([]);
});
