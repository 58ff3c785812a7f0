import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { hashOf } from '../../src/config/hash-of';
import { termsData } from '../../src/config/terms/terms-data';
import { demoDesk } from '../../src/demo/demo-desk';
import { minutes, seconds } from '../../src/domain/time/instant';
import { inEnglish, inWords } from '../kit/in-english';
import { sun, tom } from '../kit/tickets';

const read = (text: string) => readDeskFile(`${demoDesk}\n${text}`, 'desk.yaml');
const file = (text: string) => {
  const found = read(text);
  if (found.problems !== undefined) throw new Error(inEnglish(found.problems).join('\n'));
  return found.file;
};
const problems = (text: string): readonly string[] => inEnglish(read(text).problems ?? []);

describe('the steps of the rescue ladder', () => {
  test('are data: whom, when, by which ways, and how often the last one is taken again, by line and urgency (TIME-2)', () => {
    const { rescue } = compileDesk(
      file(`telephone: { by: [webhook] }
rescue:
  inside: [{ after: 0s, tell: [primary] }, { after: 10m, tell: [leads] }]
  urgent: [{ after: 0s, tell: [primary], by: [chat, call] }, { after: 1m, tell: [leads], people: [sun.yue], every: 5m }]
  outside: [{ after: 0s, tell: [primary, rostered], people: [tom.baker] }]
  repeat: { every: 15m, people: [sun.yue], by: [call] }
`),
    );
    expect(rescue).toEqual({
      inside: [
        { after: seconds(0), tell: ['primary'] },
        { after: minutes(10), tell: ['leads'] },
      ],
      urgent: [
        { after: seconds(0), tell: ['primary'], by: ['chat', 'call'] },
        { after: minutes(1), tell: ['leads'], people: [sun.id], every: minutes(5) },
      ],
      outside: [{ after: seconds(0), tell: ['primary', 'rostered'], people: [tom.id] }],
      repeat: { every: minutes(15), tell: [], people: [sun.id], by: ['call'] },
    });
  });

  test('of a file of before are what they were, and its terms are the same version', () => {
    const before = file('rescue: { inside: [{ after: 0s, tell: [primary] }], repeat: { every: 10m, tell: [leads] } }');
    expect(before.rescue).toEqual({
      inside: [{ after: seconds(0), tell: ['primary'] }],
      outside: file('').rescue.outside,
      repeat: { every: minutes(10), tell: ['leads'] },
    });
    // As the release before kept them.
    const kept = {
      ...termsData(file(''), []),
      rescue: {
        inside: [0, 45, 75, 105, 120].map((after, nth) => ({
          after: after * 1000,
          tell: [['primary', 'primary', 'backup', 'leads', 'managers'][nth]],
        })),
        outside: [0, 90, 150, 240, 300].map((after, nth) => ({
          after: after * 1000,
          tell: [['primary', 'primary', 'backup', 'leads', 'managers'][nth]],
        })),
        repeat: { every: 1_800_000, tell: ['primary', 'backup', 'leads'] },
      },
    };
    expect(hashOf(kept)).toBe(hashOf(termsData(file(''), [])));
  });

  test.each([
    ['rescue: { inside: [{ after: 0s }] }', /`rescue.inside\[0\].tell` tells nobody; name some of primary, .*`people`/],
    ['rescue: { inside: [{ after: 0s, people: [] }] }', /`rescue.inside\[0\].people` /],
    ['rescue: { inside: [{ after: 0s, tell: [rosterd] }] }', /"rosterd".*rostered/],
    [
      'rescue: { inside: [{ after: 0s, tell: [primary], by: [telefone] }] }',
      /`rescue.inside\[0\].by\[0\]`.*"telefone"/,
    ],
    [
      'rescue: { inside: [{ after: 0s, people: [sun.yu] }] }',
      /`rescue.inside\[0\].people\[0\]` names "sun.yu", which is not there/,
    ],
    ['rescue: { repeat: { people: [nobody] } }', /`rescue.repeat.people\[0\]` names "nobody"/],
    ['silence: [{ after: 1h, tell: [owner], people: [nobody] }]', /`silence\[0\].people\[0\]` names "nobody"/],
    [
      'rescue: { outside: [{ after: 0s, tell: [primary], every: 5m }, { after: 9m, tell: [leads] }] }',
      /`rescue.outside\[0\].every` stands before the last step/,
    ],
    [
      'rescue: { urgent: [{ after: 0s, tell: [primary, backup] }, { after: 2m, tell: [leads] }] }',
      /`rescue.urgent` calls leads, managers later than `inside` does/,
    ],
  ])('%s is told in one sentence', (text, sentence) => {
    expect(problems(text)).toEqual([expect.stringMatching(sentence)]);
    expect(inWords('zh-CN', read(text).problems)).toHaveLength(1);
  });

  test('name nobody who has left', () => {
    const left = demoDesk
      .replace('name: Tom Baker,', 'name: Tom Baker, active: false,')
      .replace(/primary: tom.baker/, 'primary: wang.lei');
    const found = readDeskFile(`${left}\nrescue: { repeat: { people: [tom.baker] } }`, 'desk.yaml');
    expect(inEnglish(found.problems ?? [])).toEqual([expect.stringMatching(/names "tom.baker", who has left/)]);
  });
});
