import type { CatalogueBranch, CatalogueItem, Desk } from '../../domain/desk';
import { own } from '../../domain/own';
import { type Person, worksTickets } from '../../domain/people/person';
import { say, typed } from '../../domain/words';
import type { Answers, Field, Form, Option } from '../form';
import { longText } from './fields';

/** What the form of a new report knows beforehand. */
export interface ReportContext {
  readonly desk: Desk;
  readonly by: Person;
  /** Names of the reporter's own devices, offered first. */
  readonly devices: readonly string[];
  /** Answers so far: from the words of a command, or when the form is drawn anew. */
  readonly answers: Answers;
  /** A job that looks like the same report, e.g. `IT-1042`. */
  readonly same?: string;
  readonly carried?: Readonly<Record<string, string>>;
}

/** Answer of the device list that means "one that is not listed". */
export const otherDevice = '-';

const text = (answers: Answers, name: string): string | undefined => {
  const answer = own(answers, name);
  return typeof answer === 'string' && answer !== '' ? answer : undefined;
};

/** The branch chosen, or the one suggested by the words, or the last ("other"). */
export function branchFor(desk: Desk, answers: Answers): CatalogueBranch {
  const chosen = desk.catalogue.find(({ id }) => id === text(answers, 'branch'));
  const branch = chosen ?? suggestBranch(desk, text(answers, 'description') ?? '') ?? desk.catalogue.at(-1);
  if (!branch) throw new Error('the catalogue is empty');
  return branch;
}

/** The branch whose words appear most, earliest in the catalogue among equals. The person decides. */
export function suggestBranch(desk: Pick<Desk, 'catalogue'>, words: string): CatalogueBranch | undefined {
  const said = words.toLowerCase();
  const hits = (branch: CatalogueBranch): number => branch.words.filter((word) => said.includes(word)).length;
  const [best] = [...desk.catalogue].sort((one, other) => hits(other) - hits(one));
  return best && hits(best) > 0 ? best : undefined;
}

/** The first item whose name, in any language, the words contain. */
function suggestItem(branch: CatalogueBranch, words: string): CatalogueItem | undefined {
  const said = words.toLowerCase();
  return branch.items.find(({ name }) => Object.values(name).some((one) => said.includes(one.toLowerCase())));
}

/** The guided form for a new report: fields that do not apply are not shown (product §2). */
export function reportForm(context: ReportContext): Form {
  const { desk, by, answers, same, carried } = context;
  const branch = branchFor(desk, answers);
  return {
    action: 'report',
    title: say('form.reportTitle'),
    submit: say('form.reportSubmit'),
    ...(carried === undefined ? {} : { carried }),
    fields: [
      ...(same === undefined ? [] : [sameField(same)]),
      description(answers, ['branch', `item-${branch.id}`]),
      ...categoryFields(desk, branch, answers),
      ...(branch.asksDevice ? deviceFields(context) : []),
      ...placeFields(desk, answers),
      urgency(answers),
      {
        kind: 'text',
        lines: 'one',
        name: 'contact',
        label: say('form.contact'),
        hint: say('form.contactHint'),
        required: false,
        most: 100,
      },
      { kind: 'files', name: 'files', label: say('form.photos'), required: false, most: 5 },
      ...(worksTickets(by) ? callerFields() : []),
    ],
  };
}

const sameField = (same: string): Field => ({
  kind: 'choice',
  style: 'radio',
  name: 'same',
  label: say('form.same', { ticket: same }),
  required: true,
  initial: 'add',
  options: [
    { value: 'add', label: say('form.sameAdd', { ticket: same }) },
    { value: 'new', label: say('form.sameNew') },
  ],
});

const description = (answers: Answers, suggests: readonly string[]): Field => ({
  kind: 'text',
  lines: 'many',
  name: 'description',
  label: say('form.description'),
  hint: say('form.descriptionHint'),
  required: true,
  most: longText,
  initial: text(answers, 'description') ?? '',
  suggests,
});

function categoryFields(desk: Desk, branch: CatalogueBranch, answers: Answers): readonly Field[] {
  const chosen = branch.items.find(({ id }) => id === text(answers, `item-${branch.id}`));
  const item = chosen ?? suggestItem(branch, text(answers, 'description') ?? '');
  return [
    {
      kind: 'choice',
      style: 'menu',
      name: 'branch',
      label: say('form.branch'),
      required: true,
      refreshes: true,
      initial: branch.id,
      options: desk.catalogue.map(({ id, name }) => ({ value: id, label: { localised: name } })),
    },
    {
      kind: 'choice',
      style: 'menu',
      name: `item-${branch.id}`,
      label: say('form.item'),
      required: true,
      initial: (item ?? branch.items.at(-1))?.id ?? '',
      options: branch.items.map(({ id, name }) => ({ value: id, label: { localised: name } })),
    },
  ];
}

function deviceFields({ devices, answers }: ReportContext): readonly Field[] {
  const chosen = text(answers, 'device') ?? devices[0] ?? otherDevice;
  const options = [
    ...devices.slice(0, 50).map((name) => ({ value: name.slice(0, 100), label: typed(name) })),
    { value: otherDevice, label: say('form.otherDevice') },
  ];
  const free: Field = {
    kind: 'text',
    lines: 'one',
    name: 'otherDevice',
    label: say('form.deviceName'),
    hint: say('form.deviceHint'),
    required: false,
    most: 100,
  };
  if (devices.length === 0) return [free];
  const list: Field = {
    kind: 'choice',
    style: 'menu',
    name: 'device',
    label: say('form.device'),
    required: true,
    refreshes: true,
    initial: chosen,
    options,
  };
  return chosen === otherDevice ? [list, free] : [list];
}

function placeFields(desk: Desk, answers: Answers): readonly Field[] {
  const spot: Field = {
    kind: 'text',
    lines: 'one',
    name: 'spot',
    label: say('form.spot'),
    hint: say('form.spotHint'),
    required: false,
    most: 100,
  };
  if (desk.places.length === 1) return [spot];
  return [
    {
      kind: 'choice',
      style: 'menu',
      name: 'place',
      label: say('form.place'),
      required: true,
      initial: text(answers, 'place') ?? desk.places[0].id,
      options: desk.places.slice(0, 100).map(({ id, name }) => ({ value: id, label: { localised: name } })),
    },
    spot,
  ];
}

/** How urgent a report may be. */
export const urgencyOptions: readonly Option[] = [
  { value: 'normal', label: say('form.urgencyNormal') },
  { value: 'urgent', label: say('form.urgencyUrgent') },
];

const urgency = (answers: Answers): Field => ({
  kind: 'choice',
  style: 'radio',
  name: 'urgency',
  label: say('form.urgency'),
  required: true,
  initial: text(answers, 'urgency') ?? 'normal',
  options: urgencyOptions,
});

/** Engineers may file for somebody who called (HOT-1). */
const callerFields = (): readonly Field[] => [
  { kind: 'person', name: 'requester', label: say('form.caller'), hint: say('form.callerHint'), required: false },
];
