import type { Door } from '../chat/door';
import { isSigningSecret, knockAsSlack } from '../chat/slack/knock';
import { knockAsWecom } from '../chat/wecom/knock';
import { say } from '../domain/words';
import { platformName } from '../views/platform-name';
import { randomIds } from '../wiring/random-ids';
import type { CliContext, Finding } from './cli-context';

/** Whether the addresses that platforms are given lead to this desk, and whether it would know what they sign. */
export async function doors({ config, clock }: CliContext): Promise<readonly Finding[]> {
  const { slack, wecom, http } = config;
  const { publicUrl } = http;
  // In Socket Mode nobody knocks.
  const signed = slack?.appToken === undefined ? slack?.signingSecret : undefined;
  const findings: Finding[] = [];
  if (signed !== undefined && !isSigningSecret(signed)) {
    const found = say('cli.signingSecretOdd');
    findings.push({ ok: true, warns: true, found, advice: say('cli.signingSecretOddDo') });
  }
  if (publicUrl === undefined) return findings;
  const visit = { publicUrl, word: randomIds.next(), wall: clock.now() };
  if (signed !== undefined) findings.push(sentences(await knockAsSlack(visit, signed)));
  if (wecom !== undefined) findings.push(sentences(await knockAsWecom(visit, wecom)));
  return findings;
}

function sentences({ platform: on, address, is, code = '' }: Door): Finding {
  const facts = { address, code, platform: platformName(on) };
  switch (is) {
    case 'open':
      return { ok: true, found: say('cli.doorOpen', facts) };
    case 'locked':
      return { ok: false, found: say('cli.doorLocked', facts), advice: say('cli.doorLockedDo') };
    case 'strange':
      return { ok: false, found: say('cli.doorStrange', facts), advice: say('cli.doorStrangeDo') };
    case 'unsafe':
      return { ok: false, found: say('cli.doorUnsafe', facts), advice: say('cli.doorUnsafeDo', facts) };
    case 'away':
      return { ok: true, warns: true, found: say('cli.doorAway', facts), advice: say('cli.doorAwayDo') };
  }
}
