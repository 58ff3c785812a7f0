import { type KindName, letters, type RecordRef } from '../../src/domain/record/record-ref';

const name = 'visit' as KindName;

/** For the tests of a file the desk has a second kind of record; answers one of them. */
export function anotherKind(id = 7): RecordRef {
  const known: Record<string, string> = letters;
  beforeAll(() => {
    known[name] = 'V';
  });
  afterAll(() => {
    delete known[name];
  });
  return { kind: name, id };
}
