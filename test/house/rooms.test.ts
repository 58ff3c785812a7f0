import { posix } from 'node:path';
import { brokenBy, importsOf, packageOf, type Source, sourcesIn } from './sources';

/** What a room may import beside itself: other rooms, npm packages, and whether it may touch Node's own modules. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages?: readonly string[];
  readonly node?: true;
}

/** Architecture §2. Imports point down; nobody else sees the package that a room is there to hide. */
const map: Readonly<Record<string, Room>> = {
  // From text to text, and nothing outside (docs/decisions/suggestions.md).
  domain: { rooms: ['locales'], packages: ['opencc-js'] },
  // What Slack and WeCom take, as plain numbers (docs/decisions/limits.md).
  platforms: { rooms: [] },
  views: { rooms: ['domain'] },
  ports: { rooms: ['domain', 'views'], node: true },
  commands: { rooms: ['domain', 'views', 'ports'] },
  reports: { rooms: ['domain', 'views', 'ports'], packages: ['echarts', '@resvg/resvg-js', 'zod'], node: true },
  scheduler: { rooms: ['domain', 'views', 'ports', 'commands', 'reports'], packages: ['node-schedule'] },
  i18n: { rooms: ['domain', 'ports', 'locales'], packages: ['i18next', 'luxon'], node: true },
  store: { rooms: ['domain', 'views', 'ports'], packages: ['typeorm', 'mysql2', 'libsql'], node: true },
  chat: { rooms: ['domain', 'views', 'ports', 'commands'], packages: ['undici'], node: true },
  // The list of platforms: the one place where they meet.
  'chat/index.ts': { rooms: ['chat', 'chat/slack', 'chat/wecom', 'chat/mail', 'chat/oa', 'ports'] },
  'chat/slack': {
    rooms: ['chat', 'domain', 'views', 'ports', 'platforms'],
    packages: ['@slack/bolt', '@slack/web-api'],
    node: true,
  },
  'chat/wecom': {
    rooms: ['chat', 'domain', 'views', 'ports', 'platforms'],
    packages: ['@wecom/crypto', 'content-disposition', 'fast-xml-parser', 'undici'],
    node: true,
  },
  // Reading, sending and taking mails apart, and nothing of it anywhere else (docs/decisions/mail.md).
  'chat/mail': {
    rooms: ['chat', 'domain', 'views', 'ports'],
    packages: ['html-to-text', 'imapflow', 'nodemailer', 'postal-mime'],
    node: true,
  },
  'chat/oa': { rooms: ['chat', 'domain', 'views', 'ports'], node: true },
  web: {
    rooms: ['domain', 'views', 'ports', 'commands', 'reports', 'i18n'],
    packages: ['content-disposition', 'ical-generator', 'prom-client'],
    node: true,
  },
  config: { rooms: ['domain'], packages: ['zod', 'yaml', 'luxon', 'csv-parse'], node: true },
  playground: { rooms: ['platforms'], packages: ['ws'], node: true },
  'playground/page': { rooms: ['playground', 'platforms'], packages: ['preact', 'vite', '@slack/types'], node: true },
  'logger.ts': { rooms: ['ports'], packages: ['pino'] },
};
/** Wiring joins all rooms, but reaches the outside through them. */
const wiring = /^src\/(app|main|cli|demo[\w-]*)\.ts$|^src\/(wiring|cli|demo)\//;

/** `src/chat/slack/limits.ts` lives in `chat/slack`, `src/logger.ts` in `logger.ts`, a sentence in `locales`. */
function roomOf(path: string): string {
  const [top = '', room = '', inner = ''] = path.split('/');
  if (top !== 'src') return top;
  const nested = `${room}/${inner}`;
  return nested in map ? nested : room.replace(/(\.ts)?$/, path.split('/').length === 2 ? '.ts' : '');
}

function strangers(source: Source): readonly string[] {
  const here = roomOf(source.path);
  const room = map[here] ?? { rooms: [] };
  return importsOf(source).filter((specifier) => {
    if (specifier.startsWith('node:')) return room.node !== true;
    if (!specifier.startsWith('.')) return !room.packages?.includes(packageOf(specifier));
    const there = roomOf(posix.join(posix.dirname(source.path), specifier));
    return there !== here && !room.rooms.includes(there);
  });
}

const everyFile = sourcesIn('src', 'migrations');
const files = everyFile.filter(({ path }) => path.startsWith('src/') && !wiring.test(path));

test('every file stays within its room', () => {
  expect(brokenBy(files, strangers)).toEqual([]);
});

test('only wiring and rooms of the map exist', () => {
  const unknown = files.map(({ path }) => roomOf(path)).filter((room) => !(room in map));
  expect([...new Set(unknown)]).toEqual([]);
});

const known = new Set(everyFile.map(({ path }) => path));

const edges = new Map(
  everyFile.map((source) => {
    const targets = importsOf(source)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(source.path), specifier))
      .flatMap((path) => [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter((file) => known.has(file)));
    return [source.path, targets];
  }),
);

/** The first circle met on the way from `file`, as a path of files; each is told once. */
function circle(file: string, way: readonly string[], seen: Set<string>): readonly string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const next of edges.get(file) ?? []) {
    const found = circle(next, [...way, file], seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

test('no file imports itself by a detour, not even for a type', () => {
  const seen = new Set<string>();
  expect(everyFile.map(({ path }) => circle(path, [], seen)).filter((found) => found !== undefined)).toEqual([]);
});
