import { categoryId, suggestCategory, suggestItem } from '../../domain/catalogue/suggest-category';
import type { CatalogueBranch, CatalogueItem, Desk } from '../../domain/desk';
import { type Person, worksTickets } from '../../domain/people/person';
import { say, typed } from '../../domain/words';
import { noChoice } from '../category-options';
import { type AnswersTo, defineForm, eachOf, type FieldFor, oneOf } from '../define-form';
import type { Option } from '../form';
import { longText, words } from './fields';

/** How urgent a report may be. */
export const urgencies = oneOf('normal', 'urgent');

const asks = {
  same: oneOf('add', 'new'),
  description: 'text',
  branch: 'choice',
  item: eachOf('item-', 'choice', (branch: string) => branch),
  device: 'choice',
  otherDevice: 'text',
  place: 'choice',
  spot: 'text',
  urgency: urgencies,
  contact: 'text',
  files: 'files',
  requester: 'person',
  calledAt: 'moment',
} as const;

/** What a report says, by the fields of its form. */
export type ReportAnswers = AnswersTo<typeof asks>;

/** What the form of a new report knows beforehand. */
export interface ReportContext {
  readonly desk: Desk;
  readonly by: Person;
  /** Names of the reporter's own devices, offered first. */
  readonly devices: readonly string[];
  /** Answers so far: from the words of a command, or when the form is drawn anew. */
  readonly answers: Partial<ReportAnswers>;
  /** A ticket that looks like the same report, e.g. `IT-1042`. */
  readonly same?: string;
  readonly carried?: Readonly<Record<string, string>>;
  /** What of the message it was begun with is in no field, and is filed all the same: files, and characters. */
  readonly along?: { readonly files: number; readonly rest: number };
}

/** Answer of the device list that means "one that is not listed". */
export const otherDevice = '-';

/** What a form of a new report carries: the category it proposed, so that a choice is told from none. */
export const proposedIn = 'proposed';

/** What kind of work the form is about: chosen by the person, proposed from their words, or not known yet. */
interface About {
  readonly branch?: CatalogueBranch;
  readonly item?: CatalogueItem;
  /** The category proposed when nobody had chosen, `?` for none. */
  readonly proposed: string;
}

function aboutOf({ desk, answers, carried }: ReportContext): About {
  const words = answers.description ?? '';
  const branch = desk.catalogue.find(({ id }) => id === answers.branch);
  if (branch === undefined) {
    const best = suggestCategory(desk, words);
    return best === undefined ? { proposed: noChoice } : { ...best, proposed: categoryId(best) };
  }
  const chosen = branch.items.find(({ id }) => id === answers.item?.get(branch.id));
  const proposed = carried?.[proposedIn] ?? noChoice;
  return { branch, item: chosen ?? suggestItem(desk, branch, words), proposed };
}

/** The guided form for a new report: fields that do not apply are not shown (product §2). */
export const reportForm = defineForm(asks, (context: ReportContext) => {
  const { desk, by, answers, same, carried } = context;
  const about = aboutOf(context);
  const { branch } = about;
  return {
    action: 'report',
    title: say('form.reportTitle'),
    submit: say('form.reportSubmit'),
    carried: { ...carried, [proposedIn]: about.proposed },
    fields: [
      ...(same === undefined ? [] : [sameField(same)]),
      description(answers, ['branch', ...(branch === undefined ? [] : [asks.item.nameOf(branch.id)])]),
      ...alongFields(context),
      ...categoryFields(desk, about),
      ...(branch?.asksDevice === true ? deviceFields(context) : []),
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
      ...(worksTickets(by) ? callerFields : []),
    ],
  };
});

type ReportField<Name extends keyof typeof asks> = FieldFor<Name, (typeof asks)[Name]>;

const sameField = (same: string): ReportField<'same'> => ({
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

const description = (answers: Partial<ReportAnswers>, suggests: readonly string[]): ReportField<'description'> => ({
  kind: 'text',
  lines: 'many',
  name: 'description',
  label: say('form.description'),
  hint: say('form.descriptionHint'),
  required: true,
  most: longText,
  initial: answers.description ?? '',
  suggests,
});

const alongFields = ({ along }: ReportContext) => [
  ...(along === undefined || along.rest === 0 ? [] : [words(say('form.restAlong', { count: along.rest }))]),
  ...(along === undefined || along.files === 0 ? [] : [words(say('form.filesAlong', { count: along.files }))]),
];

function categoryFields(
  desk: Desk,
  { branch, item, proposed }: About,
): readonly (ReportField<'branch'> | ReportField<'item'>)[] {
  const unchosen = { value: noChoice, label: say('form.categoryByWords') };
  const kinds: ReportField<'branch'> = {
    kind: 'choice',
    style: 'menu',
    name: 'branch',
    label: say('form.branch'),
    required: true,
    refreshes: true,
    proposal: proposed,
    initial: branch?.id ?? noChoice,
    options: [
      ...(branch === undefined ? [unchosen] : []),
      ...desk.catalogue.map(({ id, name }) => ({ value: id, label: { localised: name } })),
    ],
  };
  if (branch === undefined) return [kinds];
  const items: ReportField<'item'> = {
    kind: 'choice',
    style: 'menu',
    name: asks.item.nameOf(branch.id),
    label: say('form.item'),
    required: true,
    proposal: proposed,
    initial: item?.id ?? '',
    options: branch.items.map(({ id, name }) => ({ value: id, label: { localised: name } })),
  };
  return [kinds, items];
}

function deviceFields({
  devices,
  answers,
}: ReportContext): readonly (ReportField<'device'> | ReportField<'otherDevice'>)[] {
  const chosen = answers.device || (devices[0] ?? otherDevice);
  const options = [
    ...devices.slice(0, 50).map((name) => ({ value: name.slice(0, 100), label: typed(name) })),
    { value: otherDevice, label: say('form.otherDevice') },
  ];
  const free: ReportField<'otherDevice'> = {
    kind: 'text',
    lines: 'one',
    name: 'otherDevice',
    label: say('form.deviceName'),
    hint: say('form.deviceHint'),
    required: false,
    most: 100,
  };
  if (devices.length === 0) return [free];
  const list: ReportField<'device'> = {
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

function placeFields(
  desk: Desk,
  answers: Partial<ReportAnswers>,
): readonly (ReportField<'place'> | ReportField<'spot'>)[] {
  const spot: ReportField<'spot'> = {
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
      initial: answers.place || desk.places[0].id,
      options: desk.places.slice(0, 100).map(({ id, name }) => ({ value: id, label: { localised: name } })),
    },
    spot,
  ];
}

export const urgencyOptions = [
  { value: 'normal', label: say('form.urgencyNormal') },
  { value: 'urgent', label: say('form.urgencyUrgent') },
] as const satisfies readonly Option[];

const urgency = (answers: Partial<ReportAnswers>): ReportField<'urgency'> => ({
  kind: 'choice',
  style: 'radio',
  name: 'urgency',
  label: say('form.urgency'),
  hint: say('form.urgencyHint'),
  required: true,
  initial: answers.urgency ?? 'normal',
  options: urgencyOptions,
});

/** Engineers may file for somebody who called, with when they called (HOT-1). */
const callerFields: readonly (ReportField<'requester'> | ReportField<'calledAt'>)[] = [
  { kind: 'person', name: 'requester', label: say('form.caller'), hint: say('form.callerHint'), required: false },
  { kind: 'moment', name: 'calledAt', label: say('form.calledAt'), hint: say('form.calledAtHint'), required: false },
];
