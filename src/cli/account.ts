/** Platforms whose accounts can be named on the command line. */
export const platforms: readonly string[] = ['slack', 'wecom', 'mail', 'oa'];

/** A chat account. */
export interface Account {
  readonly platform: string;
  readonly account: string;
}

/** An account written `wecom:lina`; undefined where it is none. */
export function accountIn(given: string): Account | undefined {
  const [platform = '', ...rest] = given.split(':');
  const written = rest.join(':');
  // Userids and addresses are one whatever their case, and stand in lower case everywhere in the desk (wecom.md §2).
  const account = platform === 'slack' ? written : written.toLowerCase();
  return account !== '' && platforms.includes(platform) ? { platform, account } : undefined;
}
