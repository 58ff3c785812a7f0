import type { Chance } from './chance';

type Damage = (text: Buffer, chance: Chance) => Buffer;

const at = (text: Buffer, chance: Chance): number => chance.below(text.length + 1);

function insert(text: Buffer, where: number, what: string | Buffer): Buffer {
  return Buffer.concat([text.subarray(0, where), Buffer.from(what), text.subarray(where)]);
}

const damages: readonly Damage[] = [
  (text, chance) => text.subarray(0, at(text, chance)),
  (text, chance) => text.subarray(at(text, chance)),
  (text, chance) => insert(text, at(text, chance), chance.bytes(1 + chance.below(8))),
  (text, chance) =>
    insert(text, at(text, chance), chance.pick(['%', '%zz', '%E4%', '%00', '+', '&', '=', ';', '\u0000'])),
  (text, chance) => insert(text, at(text, chance), chance.pick(['[', '{"', '<', '"', '\\u', ',', '}'])),
  (text, chance) => insert(text, at(text, chance), '['.repeat(chance.pick([100, 5000, 60_000]))),
  (text) => insert(text, 0, '\ufeff'),
  (text) => Buffer.concat([text, text]),
  (text, chance) => {
    const spoiled = Buffer.from(text);
    for (let turn = 0; turn < 3 && spoiled.length > 0; turn += 1)
      spoiled[chance.below(spoiled.length)] = chance.below(256);
    return spoiled;
  },
  (_, chance) => chance.bytes(chance.below(400)),
  () => Buffer.alloc(0),
];

/** Damage that knows nothing of what the bytes mean. */
export const mutateBytes = (text: Buffer, chance: Chance): Buffer => chance.pick(damages)(text, chance);
