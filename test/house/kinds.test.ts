import { kindNames } from '../../src/domain/record/record-ref';
import { brokenBy, type Source, sourcesIn } from './sources';

const others = kindNames.filter((kind) => kind !== 'ticket');
/** Code of one kind, which may know its own name. */
const roomsOf = (kind: string): RegExp => new RegExp(`^src/(?:domain|views|commands)/${kind}/`);

/** Where something is decided by the name of a kind, as `=== 'visit'`, `case 'visit'` or `kinds.visit` do. */
const decidesBy = (kind: string): RegExp =>
  new RegExp(
    `[!=]==? ['"\`]${kind}['"\`]|['"\`]${kind}['"\`] [!=]==? |case ['"\`]${kind}['"\`]|\\bkinds(?:\\.|\\[['"\`])${kind}\\b`,
  );

const decided = ({ path, text }: Source): readonly string[] =>
  others.flatMap((kind) => {
    const lines = roomsOf(kind).test(path) ? [] : text.split('\n');
    return lines.filter((line) => decidesBy(kind).test(line)).map((line) => line.trim());
  });

/** The ticket has tables of its own, its numbers no letter, and what was written of it before there were kinds none. */
const tellTicketsApart: readonly string[] = [
  'src/commands/complaint/begin-complaint.ts',
  'src/commands/kinds.ts',
  'src/domain/finding/asked-in.ts',
  'src/domain/record/record-ref.ts',
  'src/domain/record/record-wire.ts',
  'src/store/ended-messages.ts',
  'src/store/given-records.ts',
  'src/store/known-kinds.ts',
  'src/store/store-personal-data.ts',
  'src/store/store-timers.ts',
];

const files = sourcesIn('src');

test('nothing outside the rooms of a kind is decided by its name', () => {
  expect(others.length).toBeGreaterThan(0);
  expect(brokenBy(files, decided)).toEqual([]);
});

test('it would be found', () => {
  const [kind = ''] = others;
  const found = [
    `about.kind === '${kind}'`,
    `case '${kind}':`,
    `kinds.${kind}.act`,
    `kinds['${kind}']`,
    `"${kind}" !== name`,
  ];
  expect(found.filter((line) => decidesBy(kind).test(line))).toEqual(found);
});

test('tickets are told from other kinds only where they are kept, read and named in a way of their own', () => {
  const found = files.filter(({ text }) => decidesBy('ticket').test(text)).map(({ path }) => path);
  const own = /^src\/(?:domain|views|commands)\/(?!record\/)[a-z]+\//;
  expect(found.filter((path) => !tellTicketsApart.includes(path) && !own.test(path))).toEqual([]);
});
