import { type RecordRef, readRecordName, recordName } from '../../domain/record/record-ref';
import { readAction } from '../../domain/record/record-wire';

/** What a page is about; `draft`, `press` and `session` are posted to only. */
export type Address =
  | { readonly kind: 'form' | 'draft' | 'press'; readonly action: string; readonly about?: RecordRef }
  | { readonly kind: 'job'; readonly about: RecordRef }
  | { readonly kind: 'file' | 'picture'; readonly id: string }
  | { readonly kind: 'session'; readonly act: 'end' | 'end-all' | 'own' }
  | { readonly kind: 'files' | 'jobs' | 'signed-in' };

/** A page and whose platform it is. */
export interface Place {
  readonly platform: string;
  readonly address: Address;
}

/** Everything of ours stands below. */
export const pagesPath = '/pages/';

const name = /^[a-z][a-z0-9-]{0,40}$/;
/** Of an action, or of a way to begin a record of some kind: `complaint.new`. */
const actionName = /^(?:[a-z][a-z0-9-]{0,40}|[a-z]{1,40}\.[a-z][a-z0-9-]{0,40})$/;
const fileId = /^[\w-]{1,64}$/;

/** Reads a path below `/pages/`; undefined for anything that is no page of ours, e.g. with `..` in it. */
export function readPlace(path: string): Place | undefined {
  if (!path.startsWith(pagesPath)) return undefined;
  const [platform = '', ...rest] = path.slice(pagesPath.length).split('/');
  const address = name.test(platform) ? readAddress(rest) : undefined;
  return address && { platform, address };
}

function readAddress([kind = '', first = '', second, third, ...more]: readonly string[]): Address | undefined {
  if (more.length > 0) return undefined;
  if (kind === 'form' || kind === 'press') return readActionPage(kind, first, [second, third]);
  if (second !== undefined) return undefined;
  if (kind === 'job') return ticketAddress(readRecord(first));
  if (kind === 'file' || kind === 'picture') return fileId.test(first) ? { kind, id: first } : undefined;
  if (kind === 'session')
    return first === 'end' || first === 'end-all' || first === 'own' ? { kind, act: first } : undefined;
  return (kind === 'files' || kind === 'jobs' || kind === 'signed-in') && first === '' ? { kind } : undefined;
}

function readActionPage(
  kind: 'form' | 'press',
  action: string,
  rest: readonly (string | undefined)[],
): Address | undefined {
  const given = rest.filter((one) => one !== undefined);
  const drafted = kind === 'form' && given.at(-1) === 'draft';
  const [record, ...more] = drafted ? given.slice(0, -1) : given;
  const about = record === undefined ? undefined : readRecord(record);
  const isNone = record !== undefined && about === undefined;
  // A process that does not know the kind leads here by what it read: the action with the record's name.
  const asked = record === undefined ? readAction({ action }) : { action, ...(about && { about }) };
  if (!actionName.test(asked.action) || more.length > 0 || isNone) return undefined;
  return { kind: drafted ? 'draft' : kind, ...asked };
}

const ticketAddress = (about: RecordRef | undefined): Address | undefined => about && { kind: 'job', about };

/** No record has a longer number, as databases count. */
const greatest = 999_999_999;

/** The record named in an address; undefined where it names none. */
export function readRecord(text: string): RecordRef | undefined {
  const about = readRecordName(text);
  return about === undefined || about.id > greatest ? undefined : about;
}

/** Most characters of a path with its query that we answer, or come back to. */
export const longestPath = 1500;

/** The page that a path below `/pages/` with its query leads back to, the same for everybody; undefined: none of ours. */
export function comesBack(path: string): string | undefined {
  if (path.length > longestPath || /[^\x21-\x7e]|\\/.test(path)) return undefined;
  const place = readPlace(pagesPath + (path.split(/[?#]/, 1)[0] ?? ''));
  const kind = place?.address.kind;
  return kind === 'form' || kind === 'job' || kind === 'jobs' || kind === 'file' ? path : undefined;
}

/** The way from a path below `/pages/` up to `/pages/`. */
export const rootFrom = (path: string): string =>
  path.startsWith(pagesPath) ? '../'.repeat(path.slice(pagesPath.length).split('/').length - 1) || './' : 'pages/';

interface ActionPage {
  readonly action: string;
  readonly about?: RecordRef | undefined;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Path of an action's page below `/pages/<platform>/`. */
export function actionPath(kind: 'form' | 'press' | 'draft', { action, about, query = {} }: ActionPage): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  const asked = new URLSearchParams(given).toString();
  const record = about && recordName(about);
  const path = [kind === 'press' ? 'press' : 'form', action, record, kind === 'draft' ? 'draft' : undefined];
  return path.filter((one) => one !== undefined).join('/') + (asked === '' ? '' : `?${asked}`);
}
