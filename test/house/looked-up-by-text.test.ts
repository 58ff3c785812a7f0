import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const finder = join(__dirname, 'kit/looked-up-by-text.mjs');

/** The way itself. */
const allowed = ['src/domain/own.ts:'];

// Every object answers to `constructor` and `__proto__`, and strangers write what they like: look up with `own`, or in a Map.
test('no object is indexed by a text that could be any, nor asked `in` about one, nor is a text cast to a name', () => {
  const found: readonly string[] = JSON.parse(
    execFileSync(process.execPath, [finder], { cwd: root, encoding: 'utf8' }),
  );
  expect(found.filter((place) => !allowed.some((way) => place.startsWith(way)))).toEqual([]);
  // It looks at all: the one place there is.
  expect(found).toHaveLength(allowed.length);
});
