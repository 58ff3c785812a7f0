import { personId } from '../../src/domain/people/person';
import { type Say, say, typed } from '../../src/domain/words';
import type { Announcement } from '../../src/views/announcement';
import { asCard, asMessage, type Button, type Card, type Part } from '../../src/views/card';
import type { Field } from '../../src/views/form';
import { namedIn, namedInAnnouncement, namedInCard, namedInForm } from '../../src/views/named-people';
import { distinctItems } from '../kit/gallery-items';

/** A sentence that names somebody in a sentence within it. */
const of = (person: string): Say => say('card.and', { list: say('page.person', { person: { person } }), next: 'x' });
const plain = of('');
const empty: Card = { title: plain, summary: plain, tone: 'plain', parts: [] };
const button = (label: string, confirm?: string): Button => ({
  ...{ action: 'claim', tone: 'plain', label: of(label) },
  ...(confirm !== undefined && { confirm: of(confirm) }),
});
const options = (name: string) => [{ value: 'person', label: of(name) }];
const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].filter((id) => id !== '').sort();

const parts: { readonly [Kind in Part['kind']]: readonly [Extract<Part, { readonly kind: Kind }>, readonly string[]] } =
  {
    text: [{ kind: 'text', text: of('a') }, ['a']],
    facts: [{ kind: 'facts', rows: [{ label: of('a'), value: of('b') }] }, ['a', 'b']],
    mention: [{ kind: 'mention', people: [personId('a')], text: of('b') }, ['a', 'b']],
    buttons: [{ kind: 'buttons', buttons: [button('a', 'b')], menu: [button('c')] }, ['a', 'b', 'c']],
    ask: [
      {
        ...{ kind: 'ask', action: 'report', value: 'person', submit: of('d'), form: button('e') },
        questions: [{ name: 'person', label: of('a'), hint: of('b'), options: options('c'), initial: 'person' }],
      },
      ['a', 'b', 'c', 'd', 'e'],
    ],
    files: [{ kind: 'files', files: [] }, []],
    picture: [{ kind: 'picture', picture: { key: 'person', alt: of('a') } }, ['a']],
    chart: [
      { kind: 'chart', style: 'bar', title: of('a'), labels: [of('b')], series: [{ name: of('c'), values: [1] }] },
      ['a', 'b', 'c'],
    ],
    table: [{ kind: 'table', columns: [of('a')], rows: [[of('b')]] }, ['a', 'b']],
    divider: [{ kind: 'divider' }, []],
  };

test.each(Object.entries(parts))('whoever a card names in %s is known by name', (_, [part, people]) => {
  expect(sorted(namedInCard({ ...empty, parts: [part] }))).toEqual(people);
  expect(sorted(namedInCard({ ...empty, brief: [part] }))).toEqual(people);
});

const about = { name: 'person', required: true, label: of('a'), hint: of('b') } as const;
const fields: { readonly [Kind in Field['kind']]: readonly [Extract<Field, { kind: Kind }>, readonly string[]] } = {
  text: [{ ...about, kind: 'text', lines: 'one', most: 9, initial: 'person', placeholder: of('c') }, ['a', 'b', 'c']],
  choice: [{ ...about, kind: 'choice', style: 'menu', options: options('c') }, ['a', 'b', 'c']],
  choices: [{ ...about, kind: 'choices', options: options('c') }, ['a', 'b', 'c']],
  moment: [{ ...about, kind: 'moment' }, ['a', 'b']],
  person: [{ ...about, kind: 'person' }, ['a', 'b']],
  files: [{ ...about, kind: 'files', most: 1 }, ['a', 'b']],
  words: [{ kind: 'words', text: of('a') }, ['a']],
};

test.each(Object.entries(fields))('whoever a form names in a field for %s is known by name', (_, [field, people]) => {
  const form = {
    action: 'report',
    carried: { person: 'x' },
    title: of('title'),
    submit: of('submit'),
    fields: [field],
  };
  expect(sorted(namedInForm(form))).toEqual([...people, 'submit', 'title']);
});

test('so are whoever a message is for, whom it calls and who speaks, in what each of them reads', () => {
  const content = asMessage({ text: of('a'), from: personId('b'), mentions: [personId('c')], opens: button('d') });
  expect(sorted(namedIn(content))).toEqual(['a', 'b', 'c', 'd']);
  const card = asCard({ ...empty, title: of('e'), summary: of('f'), opens: button('g') });
  const to = { kind: 'engineers', place: 'person', on: 'slack', recipients: [personId('h')] } as const;
  const said: Announcement = { to, content, each: { x: card }, reason: 'card', key: 'person' };
  expect(sorted(namedInAnnouncement(said))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  expect(sorted(namedInAnnouncement({ ...said, to: { kind: 'person', person: personId('i') } }))).toContain('i');
});

test('somebody’s own words name nobody, whatever they look like', () => {
  const words = '{"person":"li.na"} {"people":["chen.wei"]}';
  expect(namedIn(asMessage({ text: typed(words) }))).toEqual([]);
  expect(namedIn(asMessage({ text: say('card.and', { person: 'li.na', from: 'chen.wei', list: words }) }))).toEqual([]);
});

/** Every `{ person }` anywhere in it, however it got there. */
function anywhere(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { person } = value as { readonly person?: unknown };
  return [...(typeof person === 'string' ? [person] : []), ...Object.values(value).flatMap(anywhere)];
}

test('nobody who is named on a card or in a form of the gallery is left out', () => {
  const missing = distinctItems.flatMap(({ name, card, form }) => {
    const named = new Set([...(card ? namedInCard(card) : []), ...(form ? namedInForm(form) : [])]);
    return anywhere([card, form])
      .filter((id) => !named.has(id))
      .map((id) => `${name}: ${id}`);
  });
  expect(missing).toEqual([]);
});
