import { type RecordRef, readRecordName, recordName } from '../record/record-ref';

/** What the button of a beginning carries: what the record would be about, and the draft that keeps somebody's words. */
export interface BeginValue {
  readonly on?: RecordRef;
  readonly draft?: string;
}

/** As text: `1042`, `1042+<draft>`, `+<draft>`. Empty where it carries nothing. */
export const writeBeginValue = ({ on, draft }: BeginValue): string =>
  (on === undefined ? '' : recordName(on)) + (draft === undefined ? '' : `+${draft}`);

/**
 * What was written; undefined where this release does not understand it: a record that would be about another one is never
 * begun about none.
 */
export function readBeginValue(value = ''): BeginValue | undefined {
  const read = /^([^+]*)(?:\+(\w{1,26}))?$/u.exec(value);
  const [, name = '', draft] = read ?? [];
  const on = readRecordName(name);
  if (read === null || (name !== '' && on === undefined)) return undefined;
  return { ...(on === undefined ? {} : { on }), ...(draft === undefined ? {} : { draft }) };
}
