import { end, exceptFor, type Unit, unitsIn } from './units';

/** A word of the list, found in what somebody wrote. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  /** Units it takes. */
  readonly length: number;
}

interface Entry<Meaning> {
  readonly units: readonly string[];
  readonly meaning: Meaning;
}

const han = /^\p{Script=Han}$/u;
/** Said right behind something, it is not what is wrong. */
const fine = [
  '没问题',
  '正常',
  '没事',
  '是好的',
  '没坏',
  '能用',
  '可以用',
  'fine',
  'ok',
  'okay',
  'works fine',
  'work fine',
];

/** Words with what they mean, to be found in texts as whole words, the longest first, none twice. */
export class Lexicon<Meaning> {
  private readonly byFirst = new Map<string, Entry<Meaning>[]>();
  private readonly afterwards: readonly (readonly string[])[];

  constructor(words: Iterable<readonly [word: string, meaning: Meaning]>) {
    for (const [word, meaning] of words) {
      const units = unitsIn(word).map(({ text }) => text);
      const [first] = units;
      if (first === undefined) continue;
      const others = this.byFirst.get(first) ?? [];
      // Spellings that come to the same, such as 登录 and 登陆, are one word.
      const isThere = others.some((one) => one.meaning === meaning && one.units.join() === units.join());
      if (!isThere) this.byFirst.set(first, [...others, { units, meaning }]);
    }
    for (const entries of this.byFirst.values()) entries.sort((one, other) => other.units.length - one.units.length);
    this.afterwards = fine.map((word) => unitsIn(word).map(({ text }) => text));
  }

  /** Whether some word of the list begins with, or is, that unit. */
  knows(unit: string): boolean {
    return this.byFirst.has(unit);
  }

  /** First units of its words, for whoever looks for one that was mistyped. */
  beginnings(): Iterable<string> {
    return this.byFirst.keys();
  }

  /** What the text is about, in its order. What it says is not the matter, or is all right, is left out. */
  findIn(units: readonly Unit[]): readonly Found<Meaning>[] {
    const found: Found<Meaning>[] = [];
    for (let at = 0; at < units.length; ) {
      const entries = this.at(units, at);
      const length = entries[0]?.units.length ?? 1;
      const isMeant = units[at - 1]?.text !== exceptFor && !this.isFine(units, at + length);
      if (isMeant) found.push(...entries.map(({ meaning }) => ({ meaning, length })));
      at += length;
    }
    return found;
  }

  /** The longest words that stand there; several where one word means several things. */
  private at(units: readonly Unit[], at: number): readonly Entry<Meaning>[] {
    const unit = units[at];
    const entries = unit?.begins ? (this.byFirst.get(unit.text) ?? []) : [];
    const fitting = entries.filter((entry) => stands(entry.units, units, at));
    return fitting.filter((entry) => entry.units.length === fitting[0]?.units.length);
  }

  private isFine(units: readonly Unit[], at: number): boolean {
    return this.afterwards.some((words) => stands(words, units, at));
  }
}

function stands(words: readonly string[], units: readonly Unit[], at: number): boolean {
  if (!words.every((word, nth) => units[at + nth]?.text === word)) return false;
  // One character alone is a word only where nothing grows out of it: 卡 in 很卡, not in 银行卡 or 卡片.
  const alone = words.length === 1 && han.test(words[0] ?? '');
  const next = units[at + words.length];
  return !alone || next === undefined || next.begins || next.text === end;
}
