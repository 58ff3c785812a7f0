import { own } from '../../domain/own';
import { memberNamedWholly, mostFound, tellsName } from '../../domain/people/member';
import { isBlank } from '../../domain/text';
import { say } from '../../domain/words';
import type { Answered, FoundPeople } from '../../ports/inbound';
import type { Speak } from '../../ports/translator';
import type { Form } from '../../views/form';
import { type Blank, type Html, html } from './html';
import type { PageRequest, SignedInReader } from './page-parts';
import type { Typed } from './typed';

/** Comes along when people are to be looked for, and nothing else. */
export const findName = '_find';

/** What is typed to look for somebody; the field itself brings back who of those found is meant. */
export const wordsName = (name: string): string => `${name}.words`;
/** The words that those shown were found by: whoever types others has not chosen yet. */
const foundByName = (name: string): string => `${name}.found-by`;

/** What a search for somebody came to. */
export interface LookedFor {
  readonly words: string;
  readonly found?: FoundPeople;
  /** Why it found nothing at all. */
  readonly no?: string;
}

/** What was typed to look for somebody; a page of an older version, and its draft, has the account itself. */
export const wordsTyped = (typed: Typed, name: string): string =>
  own(typed, wordsName(name))?.[0] ?? own(typed, name)?.[0] ?? '';

/** The account that was chosen among those found by the words as they are; undefined where none was. */
export function accountChosen(typed: Typed, name: string): string | undefined {
  const account = own(typed, name)?.[0] ?? '';
  const words = own(typed, wordsName(name))?.[0];
  if (words !== undefined && own(typed, foundByName(name))?.[0] !== words) return undefined;
  return account === '' || account.length > 64 || /\s/.test(account.trim()) ? undefined : account.trim();
}

/** Looks for those whom the form's fields name, by field. */
export async function lookedFor(
  { parts }: PageRequest,
  { from, speak }: SignedInReader,
  { form, typed }: { readonly form: Form; readonly typed: Typed },
): Promise<ReadonlyMap<string, LookedFor>> {
  const fields = form.fields.filter(({ kind }) => kind === 'person') as readonly { readonly name: string }[];
  const all = new Map<string, LookedFor>();
  for (const { name } of fields) {
    const words = wordsTyped(typed, name);
    if (isBlank(words)) continue;
    all.set(name, tellsName(words) ? sought(words, await parts.inbound.findPeople(from, words)) : { words });
  }
  return all;

  function sought(words: string, answered: Answered & { readonly found?: FoundPeople }): LookedFor {
    const { found } = answered;
    if (found !== undefined) return { words, found };
    const { reply } = answered;
    if (reply.kind === 'refused') return { words, no: answered.speak(reply.refusal) };
    const reference = reply.kind === 'broken' ? reply.reference : '-';
    return { words, no: speak(say('page.broken', { reference })) };
  }
}

interface Drawing {
  readonly speak: Speak;
  readonly typed: Typed;
  readonly people: ReadonlyMap<string, LookedFor>;
}

/** Those who were found, to choose one of; a script fills it anew as somebody types. */
export function foundPeople(name: string, drawing: Drawing): Html {
  const { speak } = drawing;
  const looked = drawing.people.get(name);
  return html`<div class="found" id="found-${name}" role="radiogroup" aria-label="${speak(say('page.choosePerson'))}">${
    looked &&
    html`<input type="hidden" name="${foundByName(name)}" value="${looked.words}">${shown(name, looked, drawing)}`
  }</div>`;
}

function shown(name: string, { words, found, no }: LookedFor, { speak, typed }: Drawing): Html {
  const note = no ?? (found === undefined ? speak(say('page.moreLetters')) : speakOf(found, words, speak));
  const chosen = accountChosen(typed, name) ?? (found && memberNamedWholly(found, words)?.account);
  const people = (found?.members ?? []).map(({ account, name: called, department }, nth) => {
    const id = `found-${name}.${nth}`;
    return html`<label class="tick" for="${id}"><input type="radio" id="${id}" name="${name}" value="${account}"${
      account === chosen ? html` checked` : undefined
    }><span>${called} <span class="aside">${[department, account].filter((one) => one !== undefined).join(' · ')}</span></span></label>`;
  });
  return html`${people.length > 0 ? html`<div class="ticks">${people}</div>` : undefined}${noted(note)}`;
}

const noted = (note: string | undefined): Blank => note && html`<p class="hint" role="status">${note}</p>`;

/** What must be known about those who were found. */
function speakOf({ members, more, whole }: FoundPeople, words: string, speak: Speak): string | undefined {
  const said = [
    ...(members.length === 0 ? [say('page.nobodyFound', { words })] : []),
    ...(more ? [say('page.moreFound', { count: mostFound })] : []),
    ...(whole ? [] : [say('page.directoryAway')]),
  ];
  return said.length === 0 ? undefined : said.map(speak).join('\n');
}
