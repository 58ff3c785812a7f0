import { actionOf } from '../../src/commands/ticket/index';
import type { Person, PersonId } from '../../src/domain/people/person';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import { begin, evolve, ticketEventTypes } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { type Language, languages, say, type Text } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import { readerOf, type Speak } from '../../src/ports/translator';
import type { Announcement } from '../../src/views/announcement';
import type { Button, Content } from '../../src/views/card';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import { cast, chen, context, desk, everybody, li, start, sun, wang, zhou } from '../kit/tickets';

/** One step of a job: what it was before, what happens, and what it is then. */
interface Happening {
  readonly before: Ticket;
  readonly event: TicketEvent;
  readonly after: Ticket;
}

const two = { ...desk, engineersOn: ['slack', 'wecom'] };
const translator = createTranslator();
const known = new Map<string, Person>(everybody.map((person) => [person.id, person]));
const nameOf = (id: string): string => known.get(id)?.name ?? id;

/** Requester, owner and helper of a ticket; Li is primary, Wang backup, Chen lead, Sun manager, Zhou none of them. */
const casts: readonly (readonly [Person, Person, Person])[] = [
  [zhou, li, wang],
  [zhou, wang, li],
  [zhou, chen, li],
  [zhou, li, chen],
  [li, li, wang],
  [li, wang, li],
  [wang, li, wang],
  [chen, li, chen],
  [chen, chen, li],
  [sun, li, wang],
];

const stories = galleryTickets(cast).filter(({ name }) => name.endsWith('shortest texts'));

/** The story with other people in its parts. */
function playedBy(events: readonly TicketEvent[], players: readonly [Person, Person, Person]): readonly TicketEvent[] {
  const parts: readonly PersonId[] = [cast.requester, cast.owner, cast.helper];
  const text = parts.reduce((all, part, nth) => all.replaceAll(`"${part}"`, `"<${nth}>"`), JSON.stringify(events));
  return JSON.parse(players.reduce((all, { id }, nth) => all.replaceAll(`"<${nth}>"`, `"${id}"`), text));
}

function stepsOf([first, ...rest]: readonly TicketEvent[]): readonly Happening[] {
  if (first?.type !== 'reported') throw new Error('a story begins with a report');
  let ticket: Ticket = { ...begin(first), id: ticketId(1001) };
  const steps: Happening[] = [{ before: ticket, event: first, after: ticket }];
  for (const event of rest) {
    const before = ticket;
    ticket = evolve(before, event);
    steps.push({ before, event, after: ticket });
  }
  return steps;
}

const lives = casts.flatMap((players) =>
  stories.map(({ name, events }) => ({ name, steps: stepsOf(playedBy(events, players)) })),
);
const everything = lives.flatMap(({ steps }) => steps);

const saidOf = new Map<Happening, readonly Announcement[]>();
function said(about: Happening): readonly Announcement[] {
  const { before, event, after } = about;
  const known =
    saidOf.get(about) ?? announcementsFor(event, ticketViewOf(after, context(event.at, { desk: two })), before);
  saidOf.set(about, known);
  return known;
}

/** Who reads what of it alone: what is said to them, and on a platform without channels what the engineers hear. */
const heard: readonly { readonly reader: Person; readonly content: Content; readonly about: Happening }[] =
  everything.flatMap((about) =>
    said(about).flatMap(({ to, content, each }) => {
      if (to.kind === 'digests') return [];
      const readers = to.kind === 'person' ? [to.person] : to.on === 'wecom' ? to.recipients : [];
      return readers.map((id) => ({ reader: known.get(id) ?? zhou, content: each?.[id] ?? content, about }));
    }),
  );

const isText = (part: object): part is Text => 'say' in part || 'typed' in part || 'localised' in part;

/** Every text of it as its reader reads it. */
function wordsOf(part: unknown, speak: Speak): readonly string[] {
  if (part === null || typeof part !== 'object') return [];
  if (isText(part)) return [speak(part)];
  return Object.entries(part).flatMap(([name, inside]) => {
    const people = name === 'from' ? [inside] : name === 'people' || name === 'mentions' ? inside : undefined;
    if (!Array.isArray(people)) return wordsOf(inside, speak);
    return people.map((person) => speak(say('card.person', { person: { person: String(person) } })));
  });
}

/** Each different text that somebody reads of themselves alone, with what it is about. */
function textsIn(language: Language): readonly (readonly [reader: Person, text: string, type: string])[] {
  const seen = new Set<string>();
  return heard.flatMap(({ reader, content, about }) => {
    const key = `${reader.id} ${JSON.stringify(content)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const speak = translator.speakTo(readerOf({ ...reader, language }, start, nameOf));
    return wordsOf(content, speak).map((text) => [reader, text, about.event.type] as const);
  });
}

test('the stories hold every event, and the desk’s own', () => {
  const types = new Set(everything.map(({ event }) => event.type));
  expect(ticketEventTypes.filter((type) => !types.has(type))).toEqual([]);
  expect(everything.some(({ event }) => event.by === theDesk)).toBe(true);
});

test('nobody is called by name in a conversation of their own', () => {
  const called = everything.flatMap((about) =>
    said(about).flatMap(({ to, content }) =>
      to.kind === 'person' && content.kind === 'message' && content.mentions?.includes(to.person)
        ? about.event.type
        : [],
    ),
  );
  expect(called).toEqual([]);
});

const buttonsOf = (content: Content): readonly Button[] =>
  content.kind === 'message'
    ? []
    : content.parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));

const refused = (reader: Person, content: Content, { event, after }: Happening): readonly string[] =>
  buttonsOf(content)
    .filter(({ action }) => actionOf(action)?.refuse(after, reader, context(event.at, { desk: two })) !== undefined)
    .map(({ action }) => `${event.type}: ${action} for ${reader.id}`);

test('nobody is sent a button that would refuse them, whoever they are to the ticket', () => {
  const wrong = heard.flatMap(({ reader, content, about }) => refused(reader, content, about));
  expect([...new Set(wrong)]).toEqual([]);
  expect(heard.flatMap(({ content }) => buttonsOf(content)).length).toBeGreaterThan(1000);
});

test('nobody is left with a card of their own whose buttons refuse them by now', () => {
  const wrong = new Set<string>();
  for (const { name, steps } of lives) {
    const held = new Map<string, { readonly person: PersonId; readonly content: Content }>();
    for (const about of steps) {
      for (const { to, slot, content } of said(about)) {
        if (to.kind === 'person' && slot !== undefined) held.set(slot, { person: to.person, content });
      }
      for (const [slot, { person, content }] of held) {
        for (const one of refused(known.get(person) ?? zhou, content, about)) wrong.add(`${name}: ${slot}: ${one}`);
      }
    }
  }
  expect([...wrong]).toEqual([]);
});

const bad: Readonly<Record<Language, RegExp>> = {
  en: /\byou(?:’s| (?:has|is|was|does|stays|asks|wants|goes|gets|says|offers|works|joins|cannot go|you)\b)/i,
  'zh-CN': /您 ?您|\p{Script=Han} 您|您 \p{Script=Han}/u,
};

describe.each(languages)('in %s', (language) => {
  const texts = textsIn(language);

  test('nobody is told of themselves by name, whatever happens and whoever they are to the ticket', () => {
    const wrong = texts.flatMap(([{ name }, text, type]) => (text.includes(name) ? `${type}: ${text}` : []));
    expect([...new Set(wrong)]).toEqual([]);
    expect(texts.some(([, text]) => text.includes(language === 'en' ? 'you' : '您'))).toBe(true);
  });

  test('an employee reads of their request, and of no ticket', () => {
    const staffs = language === 'en' ? /\b(tickets?|jobs?)\b/i : /工单/;
    const wrong = texts.flatMap(([{ roles }, text, type]) =>
      roles.length === 0 && staffs.test(text) ? `${type}: ${text}` : [],
    );
    expect([...new Set(wrong)]).toEqual([]);
    expect(texts.some(([{ roles }]) => roles.length === 0)).toBe(true);
  });

  test('whoever is addressed is addressed in good grammar', () => {
    const wrong = texts.flatMap(([, text, type]) => (bad[language].test(text) ? `${type}: ${text}` : []));
    expect([...new Set(wrong)]).toEqual([]);
  });
});
