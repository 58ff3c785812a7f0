// Makes src/reports/fonts from the full Noto Sans SC, so that the digest picture needs no font of the system.
//
//   mkdir /tmp/fonts && cd /tmp/fonts && npm init -y
//   npm install --ignore-scripts subset-font@2.9.0 @expo-google-fonts/noto-sans-sc@0.4.3
//   cd - && node scripts/build-fonts.mjs /tmp/fonts
//
// Run by hand when the character set or the font changes; the results are committed. TrueType on purpose: resvg draws
// nothing at all from woff and woff2, without an error. Why three files: docs/decisions/digest-fonts.md.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/build-fonts.mjs <folder with subset-font and @expo-google-fonts/noto-sans-sc>');
  process.exit(1);
}
const subsetFont = createRequire(join(resolve(folder), 'package.json'))('subset-font');
const source = join(folder, 'node_modules/@expo-google-fonts/noto-sans-sc');
const target = 'src/reports/fonts';

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
const privateUse = (code) => code >= 0xe000 && code <= 0xf8ff;

/** The 6,763 characters and the punctuation of GB 2312, read off the platform's own GBK table. */
function gb2312() {
  const decoder = new TextDecoder('gbk');
  const decode = (high, low) => decoder.decode(Uint8Array.of(high, low));
  return range(0xa1, 0xf7)
    .flatMap((high) => range(0xa1, 0xfe).map((low) => decode(high, low)))
    .filter((text) => text.length === 1 && text !== '\ufffd' && !privateUse(text.charCodeAt(0)));
}

const latin = range(0x20, 0x24f).map((code) => String.fromCharCode(code));
const symbols = [...'–—‘’“”…•€₩£¥％℃←→↑↓▲▼●○■□✓★☆≥≤×÷−‰'];
const everyday = new Set([...gb2312(), ...latin, ...symbols]);
// Every other Han character the full font has: rare, but people are named with them. What it lacks falls out by itself.
const blocks = [
  [0x2e80, 0x2fdf],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
];
const han = blocks.flatMap(([from, to]) => range(from, to));
const rare = han.map((code) => String.fromCodePoint(code)).filter((character) => !everyday.has(character));

async function write(name, weight, characters) {
  const font = await subsetFont(readFileSync(join(source, weight)), [...characters].join(''), {
    targetFormat: 'truetype',
  });
  writeFileSync(join(target, name), font);
  console.log(`${name}: ${[...characters].length} characters asked for, ${font.length} bytes`);
}

mkdirSync(target, { recursive: true });
await write('NotoSansSC-Regular.ttf', '400Regular/NotoSansSC_400Regular.ttf', everyday);
await write('NotoSansSC-Bold.ttf', '700Bold/NotoSansSC_700Bold.ttf', everyday);
await write('NotoSansSC-Rare.ttf', '400Regular/NotoSansSC_400Regular.ttf', rare);
copyFileSync(join(source, 'LICENSE_FONT'), join(target, 'OFL.txt'));
