import { DateTime } from 'luxon';
import { type HTMLElement, parse } from 'node-html-parser';
import type { Given } from './hands';

/** A file somebody has at hand. */
export interface FileAtHand {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads and fills in the desk's pages, as somebody does in the browser inside WeCom. */
export class PageVisitor {
  private address = '';
  private page: HTMLElement | undefined;

  constructor(
    private readonly playground: string,
    private readonly userid: string,
    /** Of the person's clock, for dates they type. */
    private readonly zone = 'Asia/Shanghai',
  ) {}

  /** Opens a link of a card. */
  async open(link: string): Promise<void> {
    const { pathname, search } = new URL(link);
    const rest = pathname.replace(/^\/webview\//, '');
    await this.go(`${this.playground}/webview/@${this.userid}/${rest}${search}`);
  }

  close(): void {
    this.page = undefined;
  }

  /** What the page says; empty where none is open. */
  words(): string {
    const main = this.page?.querySelector('main');
    if (!main) return '';
    // What stands in the fields is read too.
    const typed = main.querySelectorAll('input:not([type=hidden])').map((input) => input.getAttribute('value') ?? '');
    return [main.structuredText, ...typed].join('\n');
  }

  /** Whether something is to be filled in. */
  get hasForm(): boolean {
    return this.page?.querySelector('form#form') !== null && this.page !== undefined;
  }

  /** Follows a link, or presses a button, that is called so. False where there is none. */
  async press(label: string): Promise<boolean> {
    const main = this.page?.querySelector('main');
    const link = main?.querySelectorAll('a').find((one) => one.text.trim() === label);
    if (link) {
      await this.go(new URL(link.getAttribute('href') ?? '', this.address).href);
      return true;
    }
    const form = main
      ?.querySelectorAll('form')
      .find((one) => one.querySelectorAll('button').some((button) => button.text.trim() === label));
    if (!form) return false;
    await this.post(form, new URLSearchParams(hiddenOf(form)));
    return true;
  }

  /** Says yes where the page only asks whether to go on. */
  async confirm(): Promise<void> {
    const forms = this.page?.querySelectorAll('main form') ?? [];
    const [form] = forms;
    if (
      form &&
      forms.length === 1 &&
      form.querySelectorAll('input:not([type=hidden]), textarea, select').length === 0
    ) {
      await this.post(form, new URLSearchParams(hiddenOf(form)));
    }
  }

  /** Fills in the form and sends it; answers what stands at its fields afterwards. */
  async submit(
    fields: Readonly<Record<string, Given>>,
    files: ReadonlyMap<string, FileAtHand>,
  ): Promise<readonly string[]> {
    const form = this.form();
    const answers = new Map(valuesOf(form));
    for (const [label, given] of Object.entries(fields)) await this.give(form, answers, { label, given, files });
    await this.post(...(await this.found(form, answers)));
    return this.page?.querySelectorAll('.field .error').map((error) => error.text.trim()) ?? [];
  }

  /** What is to be sent, once somebody who is named in it was looked for: whom a whole account means is chosen already. */
  private async found(
    form: HTMLElement,
    answers: ReadonlyMap<string, readonly string[]>,
  ): Promise<[HTMLElement, URLSearchParams]> {
    const body = bodyOf(answers);
    const looks = form.querySelectorAll('[data-finds]').some((one) => body.get(one.getAttribute('name') ?? ''));
    if (!looks) return [form, body];
    body.append('_find', '1');
    await this.post(form, body);
    const drawn = this.form();
    return [drawn, bodyOf(new Map(valuesOf(drawn)))];
  }

  /** Changes an answer and has the form drawn anew. */
  async choose(label: string, option: string): Promise<void> {
    const form = this.form();
    const answers = new Map(valuesOf(form));
    await this.give(form, answers, { label, given: option, files: new Map() });
    const body = bodyOf(answers);
    body.append('_refresh', '1');
    await this.post(form, body);
  }

  /** Types what is wrong before choosing anything: the page suggests a category anew. */
  async describe(words: string): Promise<void> {
    const form = this.form();
    const suggested = (name: string): boolean => name === 'branch' || name.startsWith('item-');
    const untouched = valuesOf(form)
      .filter(([name]) => !suggested(name))
      .map(([name, values]): [string, readonly string[]] =>
        name === '_fields'
          ? [
              name,
              [
                values
                  .join()
                  .split(',')
                  .filter((one) => !suggested(one))
                  .join(),
              ],
            ]
          : [name, values],
      );
    const body = bodyOf(new Map([...untouched, ['description', [words]]]));
    body.append('_refresh', '1');
    await this.post(form, body);
  }

  private form(): HTMLElement {
    const form = this.page?.querySelector('form#form');
    if (!form) throw new Error(`${this.userid} has no form open, but: ${this.words()}`);
    return form;
  }

  private async give(
    form: HTMLElement,
    answers: Map<string, readonly string[]>,
    { label, given, files }: { label: string; given: Given; files: ReadonlyMap<string, FileAtHand> },
  ): Promise<void> {
    const field = fieldCalled(form, label);
    const [control] = field.querySelectorAll('select, textarea, input:not([type=hidden])');
    if (!control) throw new Error(`"${label}" has nothing to fill in`);
    const name = control.getAttribute('name') ?? field.querySelector('[data-name]')?.getAttribute('data-name') ?? '';
    const wanted = given === null ? [] : typeof given === 'object' ? given : [given];
    if (control.getAttribute('type') === 'file') {
      const ids: string[] = [];
      for (const handle of wanted) ids.push(await this.upload(form, files.get(String(handle))));
      answers.set(name, ids);
      return;
    }
    answers.set(
      name,
      wanted.map((one) => this.typed(field, control, one)),
    );
  }

  private typed(field: HTMLElement, control: HTMLElement, given: string | number): string {
    if (control.getAttribute('type') === 'datetime-local') {
      return DateTime.fromSeconds(Number(given), { zone: this.zone }).toFormat("yyyy-MM-dd'T'HH:mm");
    }
    const options = [
      ...field.querySelectorAll('option').map((one) => [one.getAttribute('value') ?? '', one.text.trim()] as const),
      ...field
        .querySelectorAll('label.tick')
        .map((one) => [one.querySelector('input')?.getAttribute('value') ?? '', one.text.trim()] as const),
    ];
    if (options.length === 0) return String(given);
    const found = options.find(([value, words]) => value === given || words === given);
    if (!found) throw new Error(`"${given}" is not offered, but: ${options.map(([, words]) => words).join(', ')}`);
    return found[0];
  }

  private async upload(form: HTMLElement, file: FileAtHand | undefined): Promise<string> {
    if (!file) throw new Error('no such file at hand');
    const at = new URL(form.getAttribute('data-files') ?? '', this.address);
    at.searchParams.set('name', file.name);
    const answer = await fetch(at, {
      method: 'POST',
      body: new Uint8Array(file.bytes),
      headers: this.own(at, 'application/octet-stream'),
    });
    if (!answer.ok) throw new Error(`${file.name} was not taken: ${answer.status} ${await answer.text()}`);
    const { id } = (await answer.json()) as { id: string };
    return id;
  }

  private async post(form: HTMLElement, body: URLSearchParams): Promise<void> {
    const at = new URL(form.getAttribute('action') || this.address, this.address);
    await this.show(
      await fetch(at, { method: 'POST', body, headers: this.own(at, 'application/x-www-form-urlencoded') }),
    );
  }

  private own(at: URL, type: string): Record<string, string> {
    return { 'content-type': type, origin: at.origin, 'sec-fetch-site': 'same-origin' };
  }

  private async go(address: string): Promise<void> {
    await this.show(await fetch(address));
  }

  private async show(answer: Response): Promise<void> {
    this.address = answer.url;
    this.page = parse(await answer.text());
  }
}

const hiddenOf = (form: HTMLElement): [string, string][] =>
  form
    .querySelectorAll('input[type=hidden]')
    .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']);

/** What the form would send as it stands. */
function valuesOf(form: HTMLElement): [string, readonly string[]][] {
  const values = new Map<string, string[]>();
  const add = (name: string | undefined, value: string): void => {
    if (name) values.set(name, [...(values.get(name) ?? []), value]);
  };
  for (const input of form.querySelectorAll('input')) {
    const type = input.getAttribute('type') ?? 'text';
    if (type === 'file' || (/^(radio|checkbox)$/.test(type) && !input.hasAttribute('checked'))) continue;
    add(input.getAttribute('name'), input.getAttribute('value') ?? '');
  }
  for (const area of form.querySelectorAll('textarea')) add(area.getAttribute('name'), area.text.replace(/^\n/, ''));
  for (const select of form.querySelectorAll('select')) {
    const chosen = select.querySelector('option[selected]') ?? select.querySelector('option');
    add(select.getAttribute('name'), chosen?.getAttribute('value') ?? '');
  }
  return [...values];
}

const bodyOf = (answers: ReadonlyMap<string, readonly string[]>): URLSearchParams =>
  new URLSearchParams([...answers].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])));

function fieldCalled(form: HTMLElement, label: string): HTMLElement {
  const fields = form.querySelectorAll('.field');
  const nameOf = (field: HTMLElement): string => {
    const words = field.querySelector('legend') ?? field.querySelector('label');
    const optional = words?.querySelector('.optional')?.text ?? '';
    return (words?.text ?? '').replace(optional, '').trim();
  };
  const found = fields.find((field) => nameOf(field) === label);
  if (!found) throw new Error(`the form has no "${label}", but: ${fields.map(nameOf).join(', ')}`);
  return found;
}
