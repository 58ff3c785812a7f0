import type { Say, Text } from '../domain/words';
import type { Announcement } from './announcement';
import type { Button, Card, Content, FactRow, Message, Part } from './card';
import type { Field, Form, Option } from './form';

/**
 * Ids of the people whom something names, wherever it may name one. They are looked up before it is said, because a
 * sentence cannot wait for a database.
 */
type Named = readonly string[];

/** In the blanks of a sentence and of the sentences within it; nobody's own words name anybody. */
export const namedInText = (text: Text | undefined): Named =>
  text === undefined || !('say' in text) ? [] : Object.values(text.facts ?? {}).flatMap(namedInFact);

function namedInFact(fact: NonNullable<Say['facts']>[string]): Named {
  if (typeof fact !== 'object') return [];
  return 'person' in fact ? [fact.person] : namedInText('say' in fact ? fact : undefined);
}

const inTexts = (texts: readonly (Text | undefined)[]): Named => texts.flatMap(namedInText);
const inButton = ({ label, confirm }: Button): Named => inTexts([label, confirm]);
const inButtons = (buttons: readonly Button[] = []): Named => buttons.flatMap(inButton);
const inOptions = (options: readonly Option[]): Named => inTexts(options.map(({ label }) => label));
const inRow = ({ label, value }: FactRow): Named => inTexts([label, value]);

type NamedIn<Of extends { readonly kind: string }> = {
  readonly [Kind in Of['kind']]: (one: Extract<Of, { readonly kind: Kind }>) => Named;
};

const inParts: NamedIn<Part> = {
  text: ({ text }) => namedInText(text),
  facts: ({ rows }) => rows.flatMap(inRow),
  mention: ({ people, text }) => [...people, ...namedInText(text)],
  buttons: ({ buttons, menu }) => [...inButtons(buttons), ...inButtons(menu)],
  ask: ({ questions, submit, form }) => [
    ...questions.flatMap(({ label, hint, options }) => [...inTexts([label, hint]), ...inOptions(options)]),
    ...namedInText(submit),
    ...inButton(form),
  ],
  files: () => [],
  picture: ({ picture }) => namedInText(picture.alt),
  chart: ({ title, labels, series }) => inTexts([title, ...labels, ...series.map(({ name }) => name)]),
  table: ({ columns, rows }) => inTexts([...columns, ...rows.flat()]),
  divider: () => [],
};

const inPart = <Kind extends Part['kind']>(part: Extract<Part, { readonly kind: Kind }>): Named =>
  (inParts[part.kind] as (part: Part) => Named)(part);

const inFields: NamedIn<Field> = {
  text: ({ label, hint, placeholder }) => inTexts([label, hint, placeholder]),
  choice: ({ label, hint, options }) => [...inTexts([label, hint]), ...inOptions(options)],
  choices: ({ label, hint, options }) => [...inTexts([label, hint]), ...inOptions(options)],
  moment: ({ label, hint }) => inTexts([label, hint]),
  person: ({ label, hint }) => inTexts([label, hint]),
  files: ({ label, hint }) => inTexts([label, hint]),
  words: ({ text }) => namedInText(text),
};

/** On a card. */
export const namedInCard = ({ title, summary, parts, brief = [], opens }: Card): Named => [
  ...inTexts([title, summary]),
  ...[...parts, ...brief].flatMap((part) => inPart(part)),
  ...(opens ? inButton(opens) : []),
];

/** In a form. */
export const namedInForm = ({ title, submit, fields }: Form): Named => [
  ...inTexts([title, submit]),
  ...fields.flatMap((field) => (inFields[field.kind] as (field: Field) => Named)(field)),
];

const namedInMessage = ({ text, from, mentions = [], opens }: Message): Named => [
  ...namedInText(text),
  ...(from === undefined ? [] : [from]),
  ...mentions,
  ...(opens ? inButton(opens) : []),
];

/** In what is said, whoever reads it. */
export const namedIn = (content: Content): Named =>
  content.kind === 'card' ? namedInCard(content) : namedInMessage(content);

/** In a message on its way and among those it goes to. */
export const namedInAnnouncement = ({ to, content, each = {} }: Announcement): Named => [
  ...(to.kind === 'person' ? [to.person] : []),
  ...(to.kind === 'engineers' ? to.recipients : []),
  ...[content, ...Object.values(each)].flatMap(namedIn),
];
