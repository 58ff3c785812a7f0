/** A telephony provider that rings at people of the workspace. */
export interface SeedTelephony {
  /** Signs requests both ways. */
  readonly secret: string;
  /** Whose each number is: user ids of the workspace. */
  readonly numbers: Readonly<Record<string, string>>;
}
