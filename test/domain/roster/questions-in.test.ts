import { questionsIn } from '../../../src/domain/roster/questions-in';
import type { Instant } from '../../../src/domain/time/instant';

test('what was written down for some work alone is asked about by itself, also where no shift is left that names it', () => {
  const span = { from: 0 as Instant, to: 9 as Instant };
  const written = { span, primary: null, backup: null, places: [], skills: ['s'], line: 'operating' as const };
  const shifts = { history: [written], overrides: [], changes: [], pattern: [] };
  const asked = questionsIn(span, shifts, ['p']).map(({ skill, line }) => `${skill} ${line}`);
  expect(asked).toEqual(['s emergency', 's operating', ' emergency', ' operating']);
});
