import type { WecomFinding, WecomFix } from '../chat/wecom/doctor';
import { type Say, say } from '../domain/words';
import type { Finding } from './cli-context';
import { staffLeft } from './staff-left';
import { wayProblem } from './way-sentence';

/** What may be well or not. */
type Subject = Exclude<WecomFinding['name'], 'staff-left'>;

const found: Readonly<Record<Subject, (finding: WecomFinding) => Say>> = {
  app: ({ subject: app }) => say('cli.wecomReached', { app }),
  domain: ({ subject: domain }) => say('cli.wecomDomainTrusted', { domain }),
  entering: () => say('cli.wecomEnteringTold'),
  callback: ({ subject: address }) => say('cli.wecomCallback', { address }),
  group: ({ subject: group }) => say('cli.wecomGroupReached', { group }),
  tag: ({ subject: tag }) => say('cli.wecomTagTakes', { tag }),
  account: () => say('cli.wecomStaffReached', { count: 1 }),
  staff: ({ subject }) => say('cli.wecomStaffReached', { count: Number(subject) }),
};

const missing: Readonly<Record<Subject, (finding: WecomFinding, code: string) => Say>> = {
  app: ({ fix }, code) => appProblem(fix, code),
  domain: ({ subject: domain }) => say('cli.wecomDomainNotTrusted', { domain }),
  entering: () => say('cli.wecomEnteringNotTold'),
  callback: ({ subject: address }) => say('cli.wecomCallback', { address }),
  group: ({ subject: group }, code) => say('cli.wecomGroupNotReached', { group, code }),
  tag: ({ subject: tag }, code) => say('cli.wecomTagNot', { tag, code }),
  account: ({ subject: person }, code) => say('cli.wecomPersonNotReached', { person, code }),
  staff: () => say('cli.wecomNobodyNamed'),
};

function appProblem(fix: WecomFix | undefined, code: string): Say {
  if (fix === 'check-network') return say('cli.wecomAway', { code });
  if (fix === 'trust-address') return say('cli.wecomAddressNotTrusted', { address: code });
  return fix === 'enable-app' ? say('cli.wecomAppOff', { code }) : say('cli.wecomNotReached', { code });
}

const advices: Readonly<Record<WecomFix, (finding: WecomFinding) => Say>> = {
  'correct-secret': () => say('cli.wecomSecretDo'),
  'correct-company': () => say('cli.wecomCompanyDo'),
  'correct-agent': () => say('cli.wecomAgentDo'),
  'trust-address': () => say('cli.wecomAddressDo'),
  'enable-app': () => say('cli.wecomAppOffDo'),
  'check-network': () => say('cli.wecomAwayDo'),
  'set-domain': ({ subject: domain }) => say('cli.wecomDomainDo', { domain }),
  'report-entering': () => say('cli.wecomEnteringDo'),
  'widen-range': ({ name }) => (name === 'group' ? say('cli.wecomGroupRangeDo') : say('cli.wecomRangeDo')),
  'correct-group': () => say('cli.wecomGroupDo'),
  'correct-account': () => say('cli.wecomAccountDo'),
  'activate-account': () => say('cli.wecomActivateDo'),
  'name-accounts': () => say('cli.wecomNobodyNamedDo'),
  'make-tag': () => say('cli.wecomTagDo'),
  'look-up': ({ problem = '' }) => say('cli.wecomLookUpDo', { code: problem }),
};

const way = { on: 'wecom', setting: 'WECOM_PROXY', hosts: 'qyapi.weixin.qq.com:443' } as const;

/** What the doctor found out about WeCom, in sentences. */
export function wecomSentence(finding: WecomFinding): Finding {
  const { name, ok, problem = '', fix } = finding;
  if (name === 'staff-left') return staffLeft('wecom', finding);
  if (ok) return { ok, found: found[name](finding) };
  const ended = name === 'app' ? wayProblem(problem, way) : undefined;
  if (ended !== undefined) return ended;
  return { ok, found: missing[name](finding, problem), ...(fix !== undefined && { advice: advices[fix](finding) }) };
}
