/** Dice that fall the same way for the same seed (mulberry32, a public-domain generator of 32 bits). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** The dice of one input: it is made again without those before it. */
  static of(seed: number, platform: string, index: number): Chance {
    let mixed = seed ^ Math.imul(index + 1, 0x9e3779b1);
    for (const letter of platform) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x85ebca6b);
    return new Chance(mixed);
  }

  /** From 0 up to, not including, `most`. */
  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  /** Happens in so many of a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  /** One of them. Throws where there is none. */
  pick<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (of.length === 0) throw new Error('there is nothing to pick from');
    return found as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}
