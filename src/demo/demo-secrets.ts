import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompanySecrets } from './demo-company';

interface WorkspaceSecrets {
  readonly botToken: string;
  readonly signingSecret: string;
}

/** Tokens of one demo. */
export interface DemoSecrets {
  readonly slack: WorkspaceSecrets;
  readonly wecom: CompanySecrets;
}

const newWorkspace = (): WorkspaceSecrets => ({
  botToken: `xoxb-demo-${randomBytes(12).toString('hex')}`,
  signingSecret: randomBytes(16).toString('hex'),
});

const newCompany = (): CompanySecrets => ({
  secret: randomBytes(16).toString('hex'),
  token: randomBytes(8).toString('hex'),
  encodingAesKey: randomBytes(40).toString('hex').slice(0, 42).concat('A'),
});

/** Tokens of the demo in a folder, made at its first start. A folder from before there was WeCom is given what it lacks. */
export function secretsIn(folder: string): DemoSecrets {
  const file = join(folder, 'secrets.json');
  const kept = keptIn(file);
  // The first version knew Slack only, and kept its two secrets without a name around them.
  const slack = kept.slack ?? (kept.botToken && kept.signingSecret ? workspaceOf(kept) : newWorkspace());
  const secrets = { slack, wecom: kept.wecom ?? newCompany() };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

const workspaceOf = ({ botToken = '', signingSecret = '' }: Partial<WorkspaceSecrets>): WorkspaceSecrets => ({
  botToken,
  signingSecret,
});

function keptIn(file: string): Partial<DemoSecrets & WorkspaceSecrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
