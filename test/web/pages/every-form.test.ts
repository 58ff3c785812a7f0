import type { HTMLElement } from 'node-html-parser';
import { kinds } from '../../../src/commands/kinds';
import { recordName } from '../../../src/domain/record/record-ref';
import type { Language } from '../../../src/domain/words';
import { readLocalMoment } from '../../../src/i18n/local-moment';
import type { Submission } from '../../../src/ports/inbound';
import type { Answer, Field, Form } from '../../../src/views/form';
import { distinctItems } from '../../kit/gallery-items';
import { type PageBrowser, PagesUnderTest, type Shown } from './kit';

const forms = distinctItems.flatMap(({ name, form }) => (form ? [[name, form] as const] : []));
const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());

const askedAs = (action: string): string => (action === 'rate' ? 'rate-more' : action);
/** The address under which a form is opened; stars are changed under `rate-more`. */
const addressOf = ({ action, about }: Form): string => {
  return `/pages/chat/form/${askedAs(action)}${about === undefined ? '' : `/${recordName(about)}`}`;
};

/** What a field is filled with and the answer that must come of it. */
function filled(field: Field): { readonly typed: readonly string[]; readonly answer: Answer | undefined } | undefined {
  if (field.kind === 'words' || field.kind === 'files') return undefined;
  if (field.kind === 'text') {
    const typed = field.lines === 'one' ? '“3F” <b>' : '第一行\r\n"二" & </textarea>';
    const cut = [...typed].slice(0, field.most).join('');
    return { typed: [cut], answer: cut.replaceAll('\r\n', '\n') };
  }
  if (field.kind === 'choice') {
    const last = field.options.at(-1)?.value ?? '';
    return { typed: [last], answer: last };
  }
  if (field.kind === 'choices') {
    const all = field.options.map(({ value }) => value);
    return { typed: all, answer: all };
  }
  if (field.kind === 'person') return { typed: ['wang.lei'], answer: 'wang.lei' };
  const typed = '2026-11-25T15:30';
  return { typed: [typed], answer: readLocalMoment('Asia/Shanghai', typed) };
}

/** What is wrong with how a form is drawn. */
function problemsIn(form: Form, { page }: Shown): readonly string[] {
  const ids = page.querySelectorAll('[id]').map((one) => one.getAttribute('id') ?? '');
  const twice = ids.filter((id, nth) => ids.indexOf(id) !== nth);
  const unsaid = /\{\{|undefined|\[object|NaN/.exec(page.querySelector('main')?.text ?? '') ?? [];
  const tied = page
    .querySelectorAll('[aria-describedby]')
    .flatMap((one) => one.getAttribute('aria-describedby')?.split(' ') ?? []);
  const loose = tied.filter((id) => !ids.includes(id));
  return [
    ...twice.map((id) => `${id} stands twice`),
    ...unsaid,
    ...loose.map((id) => `${id} is named and not there`),
    ...form.fields.flatMap((field) => problemsOf(field, page)),
  ];
}

function problemsOf(field: Field, page: HTMLElement): readonly string[] {
  if (field.kind === 'words') return [];
  const control = page.querySelector(`[id="f-${field.name}"]`);
  if (!control) return [`${field.name} is not there`];
  const label =
    control.tagName === 'FIELDSET'
      ? control.querySelector('legend')
      : page.querySelector(`label[for="f-${field.name}"]`);
  const options =
    field.kind === 'choice' || field.kind === 'choices'
      ? field.options.filter(
          ({ value }) => !control.querySelectorAll('option, input').some((one) => one.getAttribute('value') === value),
        )
      : [];
  return [
    ...(label && label.text.trim() !== '' ? [] : [`${field.name} has no label`]),
    ...options.map(({ value }) => `${field.name} lacks ${value}`),
  ];
}

describe.each<Language>(['en', 'zh-CN'])('in %s', (language) => {
  let browser: PageBrowser;
  beforeAll(async () => {
    tested.begin(language);
    browser = await tested.browser('lina');
  });

  test.each(forms)('%s is drawn whole and brings back exactly what was filled in', async (_, form) => {
    tested.begin(language);
    tested.inbound.replies.set('open', { kind: 'form', form });
    const shown = await browser.get(addressOf(form));
    expect(problemsIn(form, shown)).toEqual([]);
    expect(shown.page.querySelector('html')?.getAttribute('lang')).toBe(language);
    const given = form.fields.flatMap((field) => {
      const one = filled(field);
      return field.kind === 'words' || one === undefined ? [] : [[field.name, one] as const];
    });
    const sought = form.fields.flatMap((field) => (field.kind === 'person' ? [field.name] : []));
    const done = await browser.send(shown, {
      ...Object.fromEntries(given.map(([name, { typed }]) => [name, typed])),
      ...Object.fromEntries(sought.flatMap((name) => [`${name}.words`, `${name}.found-by`].map((one) => [one, '王']))),
    });
    expect([done.status, done.page.querySelector('.sign')?.text]).toEqual([200, '✓']);
    const [submission] = tested.inbound.given('submit') as readonly Submission[];
    expect(submission).toEqual({
      from: { platform: 'chat', account: 'lina', profile: expect.any(Function) },
      key: expect.stringMatching(/^page:chat:lina:[0-9a-f]{32}$/),
      action: form.action,
      ...(form.about === undefined ? {} : { about: form.about }),
      carried: form.carried ?? {},
      answers: Object.fromEntries(given.map(([name, { answer }]) => [name, answer])),
    });
  });
});

/** Each form by the kind of record it belongs to, and its action. */
const nameOf = ({ action, about }: Form): string =>
  action.includes('.') || about === undefined ? action : `${about.kind}.${askedAs(action)}`;

test('every form leads to an action that has one, and of each kind that is drawn none is missing', () => {
  const drawn = new Set(forms.map(([, form]) => nameOf(form)));
  const kindsDrawn = new Set([...drawn].map((name) => name.split('.')[0]));
  const known = Object.values(kinds).flatMap(({ name, actions, beginnings }) => [
    ...[...actions].flatMap(([id, { opensForm }]) => (opensForm ? [`${name}.${id}`] : [])),
    ...beginnings.flatMap(({ id, opensForm }) => (opensForm ? [id] : [])),
  ]);
  expect([...drawn].filter((name) => name !== 'report' && !known.includes(name))).toEqual([]);
  expect(known.filter((name) => kindsDrawn.has(name.split('.')[0]) && !drawn.has(name))).toEqual([]);
});
