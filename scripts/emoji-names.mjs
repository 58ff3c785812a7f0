// Writes src/chat/slack/emoji-names.json: Slack's names of emoji with their signs, from the data Slack takes them from.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const data = createRequire(import.meta.url)('emoji-datasource');
const signOf = (unified) => String.fromCodePoint(...unified.split('-').map((point) => Number.parseInt(point, 16)));
const pairs = data.flatMap(({ short_names: names, unified }) => names.map((name) => [name, signOf(unified)]));
const table = Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync('src/chat/slack/emoji-names.json', `${JSON.stringify(table, null, 2)}\n`);
