/** By what somebody can be called: WeCom's emergency notice, or a telephony provider behind a webhook. */
export const telephoneNames = ['wecom', 'webhook'] as const;
export type TelephoneName = (typeof telephoneNames)[number];

/** A call that was begun: its name within the ticket, by which telephone, and that one's own name for it. */
export interface BegunCall {
  readonly key: string;
  readonly by: TelephoneName;
  readonly ref: string;
}

/** Why somebody was not called, or nobody knows whether they were. */
export const callFailures = [
  /** The desk has no telephone. */
  'no-telephone',
  /** No telephone of the desk has a number, or an account, of theirs. */
  'no-number',
  /** They were called as often as may be. */
  'budget',
  /** The same, and their telephone rang minutes ago. */
  'rung-lately',
  /** Nothing is left to pay with. */
  'no-balance',
  /** The organisation has not switched it on. */
  'switched-off',
  /** The desk may not use it. */
  'not-linked',
  /** The provider does not know them. */
  'no-account',
  /** The provider takes no such call. */
  'refused',
  /** The provider itself could not be reached. */
  'away',
  /** Their telephone is switched off, busy or out of reach. */
  'not-reachable',
  /** Nobody says whether it rang. */
  'unknown',
] as const;
export type CallFailure = (typeof callFailures)[number];

/** What the desk alone knows. */
const ours: readonly CallFailure[] = ['no-telephone', 'rung-lately'];

/** The failure that a provider names; undefined: it names none (docs/openapi.yaml). */
export const failureNamed = (word: unknown): CallFailure | undefined =>
  callFailures.find((one) => one === word && !ours.includes(one));

/** Those that are not about whoever was to be called: nobody can be, until whoever runs the desk sees to it. */
const forEverybody = ['no-balance', 'switched-off', 'not-linked', 'refused', 'away'] as const satisfies CallFailure[];
export type TelephoneTrouble = (typeof forEverybody)[number];

export const concernsEverybody = (why: CallFailure): why is TelephoneTrouble => forEverybody.some((one) => one === why);
