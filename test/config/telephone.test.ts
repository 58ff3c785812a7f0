import { BadConfig } from '../../src/config/bad-config';
import { readConfig } from '../../src/config/read-config';
import { readTelephone } from '../../src/config/read-telephone';
import { personId } from '../../src/domain/people/person';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const slack = {
  DATABASE_URL: 'sqlite:./desk.db',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  PUBLIC_URL: 'https://desk.example.com',
};
const provider = { TELEPHONE_WEBHOOK: 'https://voice.example.com/desk', TELEPHONE_SECRET: 's'.repeat(32) };

const problems = (file: string, env: Readonly<Record<string, string>> = {}): readonly string[] => {
  try {
    readConfig({ ...slack, ...env }, () => file);
    return [];
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return inEnglish(error.problems);
  }
};
const aStep = (by: readonly string[]) => [{ after: '0s', tell: ['primary'], by }];
const calls = aDeskFile(['rescue', 'outside'], aStep(['chat', 'call']));
const with_ = (file: string, by: string): string => `${file}\ntelephone: { by: [${by}] }\n`;

test('a number is written with its country, as people write it', () => {
  for (const phone of ['+8613800000000', '+86 138-0000-0000', '+1 (415) 555-0100']) {
    const { desk } = readConfig(slack, () => aDeskFile(['people', 'li.na', 'phone'], phone));
    expect(desk.telephone?.numbers.get(personId('li.na'))).toBe(phone.replace(/[\s()-]/g, ''));
    expect(JSON.stringify(desk.people)).not.toContain('phone');
  }
  for (const phone of ['13900000007', '+0123456789', '+8699', 'lina-phone', '+861380000000000777']) {
    const said = problems(aDeskFile(['people', 'li.na', 'phone'], phone));
    expect(said.join()).toMatch(/li\.na\.phone.*is not a telephone number/);
    // A number that is none may be one with a slip.
    expect(said.join()).not.toContain(phone);
  }
});

test('a step that calls without anything to call by is refused, whichever ladder it stands in', () => {
  expect(problems(calls).join()).toMatch(/rescue\.outside\[0\]\.by.*`telephone\.by` names nothing/);
  expect(problems(aDeskFile(['rescue', 'repeat', 'by'], ['call'])).join()).toMatch(/rescue\.repeat\.by/);
  expect(problems(aDeskFile(['rescue', 'outside'], aStep(['chat'])))).toEqual([]);
  const silent = aDeskFile(['silence'], [{ after: '2h', tell: ['owner'], by: ['call'] }]);
  expect(problems(with_(silent, 'webhook'), provider).join()).toMatch(/silence\[0\]\.by.*cannot be `call`/);
});

test('what is to be called by has to be set up', () => {
  expect(problems(with_(calls, 'webhook'), provider)).toEqual([]);
  expect(problems(with_(calls, 'webhook')).join()).toContain('TELEPHONE_WEBHOOK and TELEPHONE_SECRET are not set');
  expect(problems(with_(calls, 'wecom')).join()).toContain('WeCom is not set up');
  expect(problems(with_(calls, 'pigeon')).join()).toContain('pigeon');
});

test('address and secret of a provider are checked, and never repeated', () => {
  const read = (env: Readonly<Record<string, string>>) => {
    const { problems: found } = readTelephone(
      (name, otherwise = '') => ({ PUBLIC_URL: 'x', ...env })[name] ?? otherwise,
    );
    return inEnglish(found).join('\n');
  };
  expect(read({})).toBe('');
  expect(read(provider)).toBe('');
  const wrong = read({ TELEPHONE_WEBHOOK: 'http://voice.example.com', TELEPHONE_SECRET: 'hush', PUBLIC_URL: '' });
  expect(wrong.split('\n')).toHaveLength(3);
  expect(wrong).not.toMatch(/hush|voice\.example\.com\b(?!\/)/);
  expect(read({ TELEPHONE_SECRET: provider.TELEPHONE_SECRET })).toContain('TELEPHONE_WEBHOOK');
});
