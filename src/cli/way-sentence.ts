import { say } from '../domain/words';
import { platformName } from '../views/platform-name';
import type { Finding } from './cli-context';

/** A way out: the platform at its end, the setting that names its proxy, and what that has to let through. */
interface Way {
  readonly on: 'slack' | 'wecom';
  readonly setting: 'SLACK_PROXY' | 'WECOM_PROXY';
  readonly hosts: string;
}

/** Where a way ended: `proxy_` and its status, `proxy_away`, or `certificate`; undefined where it ended elsewhere. */
export function wayProblem(code: string, { on, setting, hosts }: Way): Finding | undefined {
  if (code === 'certificate') {
    return {
      ok: false,
      found: say('cli.certificate', { platform: platformName(on) }),
      advice: say('cli.certificateDo'),
    };
  }
  if (code === 'proxy_away') {
    return { ok: false, found: say('cli.proxyAway', { setting }), advice: say('cli.proxyAwayDo', { setting }) };
  }
  const status = /^proxy_(\d{3})$/.exec(code)?.[1];
  if (status === undefined) return undefined;
  const advice = status === '407' ? say('cli.proxyPasswordDo', { setting }) : say('cli.proxyRefusedDo', { hosts });
  return { ok: false, found: say('cli.proxyRefused', { setting, status }), advice };
}
