import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import manifest from '../../../../manifest/slack.json';
import { mei, startWorkspace } from './local-workspace';

/** A Slack to run the contract against. */
export interface WebApiDouble {
  readonly apiUrl: string;
  readonly channel: string;
  readonly person: string;
  /** A fresh trigger of that person. */
  readonly trigger: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Asks the double itself, beside the adapter. */
export async function ask(apiUrl: string, method: string, args: Readonly<Record<string, string>>) {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-test' },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** Ours. */
export async function playground(): Promise<WebApiDouble> {
  const workspace = await startWorkspace();
  return {
    apiUrl: workspace.slackApiUrl,
    channel: 'CENG',
    person: mei,
    trigger: async () => workspace.triggerFor(mei),
    stop: () => workspace.stop(),
  };
}

/** npm emulate 0.11.2: not ours, so it may disagree. */
export async function emulate(): Promise<WebApiDouble> {
  const script = join(__dirname, 'run-emulate.mjs');
  const child = spawn(process.execPath, [script, ...manifest.oauth_config.scopes.bot], {
    cwd: join(__dirname, '../../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const found = JSON.parse(String(line).split('\n')[0] ?? '') as { apiUrl: string; channel: string; person: string };
  return {
    ...found,
    trigger: async () => {
      const minted = await ask(found.apiUrl, 'views.generateTriggerId', { user_id: found.person });
      return String(minted['trigger_id']);
    },
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
