/** Which part of the contract's catalogue a topic belongs to. */
export type Clause = 'SW-1' | 'SW-2' | 'SW-3' | 'HW-1' | 'HW-2' | 'HW-3' | 'OTH-1';

/**
 * Something people write about, and the words by which they do, in both languages: what employees say, never a company's
 * own names. Written with commas between them; English in any one form, Chinese as the mainland writes it.
 */
export interface Topic {
  readonly id: string;
  readonly clause: Clause;
  /** The wider topic, for catalogues that name only that: a headset is a peripheral. */
  readonly within?: string;
  /** Topics that are often named with it, and then speak for it. */
  readonly along?: string;
  /** Settles it whatever else is said. */
  readonly decides?: string;
  /** Names the thing itself. */
  readonly names?: string;
  /** Says what is wrong, and of nothing else more likely. */
  readonly speaks?: string;
  /** Is said of many things. */
  readonly hints?: string;
}
