import type { Chance } from './chance';

/** Names that every object has, asked for or not. */
const inherited = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '__defineGetter__',
];

/** Ids that are of somebody or something else, or of nothing. */
const ids = [
  ...['', 'U', 'U0NOBODY', 'W0NOBODY', 'USLACKBOT', 'U0DUTYDESK', 'B0DUTYDESK', 'C0ITDESK', 'D0', 'T0OTHER', 'E0ORG'],
  ...['sys', '@all', 'lina', 'LINA', 'a|b', '../../etc/passwd', 'slack:U0LINA', "'; DROP TABLE ticket; --", '%s%n'],
];

const texts = [
  // Half a character, nothing at all, and what XML and MySQL don't take.
  ...['\ud83d', '\udc00', 'a\ud800b', '\u0000', 'a\u0000b', '\ufffe', '\u0001\u0008\u001b[31m', '\r\n', ' ', '\u3000'],
  // What can't be seen, or turns the line around.
  ...['\u200b', '\u200e\u200f', '\u202egnp.exe', '\u2066x\u2069', '\ufeff', '\u0301'.repeat(300), '👨‍👩‍👧‍👦🖨️'],
  // What other formats take for their own.
  ...['{"a":"claim","t":1001}', '{"a":"constructor"}', '<@U0LINA>', '<!channel>', '<http://x|y>', '*_~`', '{{7*7}}'],
  ...[']]>', '<![CDATA[', '&lt;&#0;&x;', '<b onmouseover=alert(1)>', '=1+1', '%', '%zz', '%E4%B8', 'null', 'NaN', '[]'],
];

const numbers = [0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 1001, Number.MIN_VALUE];

/** A text of some length that nobody would type. */
function long(chance: Chance): string {
  const piece = chance.pick(['x', '印', '😀', '\\', '"', '<', '%', '\u202e', ' ', '@', '<@U0DUTYDESK>', '<!channel>']);
  const length = chance.pick([300, 3000, 3001, 20_000, 120_000]);
  return piece.repeat(Math.ceil(length / piece.length));
}

/** A name for a field that it should not have. */
export const nastyName = (chance: Chance): string =>
  chance.percent(70) ? chance.pick(inherited) : chance.pick(['', 'x'.repeat(200), '\u0000', '1', 'type ', 'TYPE']);

/** A text that has gone wrong before, somewhere. */
export function nastyText(chance: Chance): string {
  if (chance.percent(6)) return long(chance);
  const text = chance.pick(chance.pick([inherited, ids, texts]));
  return chance.percent(15) ? `打印机${text}卡纸` : text;
}

/** A value of any kind. */
export function nastyValue(chance: Chance): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => nastyText(chance),
    () => nastyText(chance),
    () => chance.pick(numbers),
    () => chance.pick([null, true, false]),
    () => chance.pick([[], {}, [[]], [null], ['x', 1, null], { a: { b: {} } }]),
    () => Object.fromEntries([[nastyName(chance), nastyText(chance)]]),
    () => nested(chance),
  ];
  return chance.pick(kinds)();
}

/** Lists in lists, or objects in objects. */
function nested(chance: Chance): unknown {
  const depth = chance.pick([10, 100, 1000]);
  const isList = chance.percent(50);
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = isList ? [value] : { a: value };
  return value;
}
