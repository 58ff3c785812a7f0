import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanySecrets } from './demo-company';

/** Tokens of one demo. */
export interface DemoSecrets {
  readonly slack: { readonly botToken: string; readonly signingSecret: string };
  readonly wecom: CompanySecrets;
  /** Signs what the company's HR portal asks. */
  readonly portal: string;
  /** Shared with the telephony provider. */
  readonly telephony: string;
}

const fileIn = (folder: string): string => join(folder, 'secrets.json');

const newSecrets = (): DemoSecrets => ({
  slack: {
    botToken: `xoxb-demo-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  },
  wecom: {
    secret: randomBytes(16).toString('hex'),
    token: randomBytes(8).toString('hex'),
    encodingAesKey: randomBytes(40).toString('hex').slice(0, 42).concat('A'),
  },
  portal: randomBytes(32).toString('hex'),
  telephony: randomBytes(32).toString('hex'),
});

/** Tokens of the demo in a folder, made at its first start. */
export function secretsIn(folder: string): DemoSecrets {
  const kept = keptIn(folder);
  const { slack, wecom, portal, telephony } = kept;
  if (slack !== undefined && wecom !== undefined && portal !== undefined && telephony !== undefined) {
    return { slack, wecom, portal, telephony };
  }
  // A demo from before there was all of it keeps the tokens it has.
  const secrets = slack !== undefined && wecom !== undefined ? { ...newSecrets(), ...kept } : newSecrets();
  writeFileSync(fileIn(folder), JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/**
 * Puts the folder of a demo from before there was WeCom aside, for its people have one account and its past no WeCom.
 * Answers where it is now; undefined where there is none.
 */
export function setAsideOld(folder: string): string | undefined {
  if (!existsSync(fileIn(folder)) || keptIn(folder).wecom !== undefined) return undefined;
  const aside = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((nth) => `${folder}-old-${nth}`).find((path) => !existsSync(path));
  if (aside === undefined) return undefined;
  renameSync(folder, aside);
  return aside;
}

function keptIn(folder: string): Partial<DemoSecrets> {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  } catch {
    return {};
  }
}
