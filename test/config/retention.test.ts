import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { usualRetention } from '../../src/domain/privacy/retention';
import { days } from '../../src/domain/time/instant';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const read = (retention?: Readonly<Record<string, string>>) => {
  const found = readDeskFile(aDeskFile(['retention'], retention), 'desk');
  return found.problems === undefined ? found.file.retention : inEnglish(found.problems).join();
};

test('things are kept for the usual lengths, or as long as the desk file says', () => {
  expect(read()).toEqual(usualRetention);
  expect(read({ words: '365d', files: '30d' })).toEqual({
    ...usualRetention,
    words: days(365),
    files: days(30),
  });
});

test.each([
  [{ words: '0d' }, 'from 30d to 3650d'],
  [{ audit: '2h' }, 'from 30d to 3650d'],
  [{ uploads: '1d' }, 'from 7d to 90d'],
  [{ drafts: 'for ever' }, 'from 1d to 30d'],
  [{ words: '60d', files: '90d' }, 'files'],
  [{ words: '30d', messages: '90d', files: '30d' }, 'messages'],
  [{ drafts: '30d' }, 'drafts'],
  [{ mesages: '30d' }, 'messages'],
])('what makes no sense is named: %j', (retention, named) => {
  expect(read(retention as never)).toContain(named);
});
