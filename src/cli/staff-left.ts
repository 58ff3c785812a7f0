import { say } from '../domain/words';
import { platformName } from '../views/platform-name';
import type { Finding } from './cli-context';

/** Says of how many accounts nothing was found out, and why: `time`, or the platform's code. Nothing is wrong with them. */
export function staffLeft(
  on: 'slack' | 'wecom',
  { subject = '0', problem: why = '' }: { readonly subject?: string; readonly problem?: string },
): Finding {
  const [count, platform] = [Number(subject), platformName(on)];
  const found =
    why === 'time'
      ? say('cli.staffLeftByTime', { count, platform })
      : say('cli.staffLeft', { count, platform, code: why });
  return { ok: true, warns: true, found, advice: say('cli.staffLeftDo') };
}
