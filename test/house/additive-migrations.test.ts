import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../../migrations');

test('a migration that older releases work on beside only adds: no row needs what they do not write', () => {
  const additive = readdirSync(folder).filter((file) =>
    /class Additive/.test(readFileSync(path.join(folder, file), 'utf8')),
  );
  expect(additive).not.toEqual([]);
  const changing = additive.filter((file) =>
    /\b(UPDATE|DELETE FROM|INSERT INTO)\b/.test(readFileSync(path.join(folder, file), 'utf8')),
  );
  expect(changing).toEqual([]);
});
