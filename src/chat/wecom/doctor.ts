import { own } from '../../domain/own';
import type { Clock } from '../../ports/clock';
import { type Looked, lookAtStaff, type StaffAccount } from '../people/look-at-staff';
import { type Json, type WecomApi, WecomError } from './api';
import type { WecomConfig } from './config';
import { membersIn } from './on-duty';

/** What to do about a finding. */
export type WecomFix =
  | 'correct-secret'
  | 'correct-company'
  | 'correct-agent'
  | 'trust-address'
  | 'enable-app'
  | 'check-network'
  | 'set-domain'
  | 'report-entering'
  | 'widen-range'
  | 'correct-group'
  | 'correct-account'
  | 'activate-account'
  | 'name-accounts'
  | 'make-tag'
  | 'look-up';

/** One line of the doctor's: codes, for the command line to put into words. */
export interface WecomFinding {
  readonly name: 'app' | 'domain' | 'entering' | 'callback' | 'group' | 'tag' | 'account' | 'staff' | 'staff-left';
  /** The app, host, address, group, account, or number of accounts it is about. */
  readonly subject: string;
  readonly ok: boolean;
  /** WeCom's errcode, or one of ours; of a trusted-address error the address WeCom saw. */
  readonly problem?: string;
  readonly fix?: WecomFix;
}

type Config = Pick<WecomConfig, 'agentId' | 'group' | 'publicUrl' | 'onDuty'>;
type Asked = Pick<WecomApi, 'call'>;

/**
 * Looks whether WeCom would let us work: secret, address, app, its domain, group, and whether everybody can be reached.
 * Nothing is sent to anybody. Never throws WecomError.
 */
export async function checkWecom(
  api: Asked,
  config: Config,
  { staff, clock }: { readonly staff: readonly StaffAccount[]; readonly clock: Pick<Clock, 'monotonic'> },
): Promise<readonly WecomFinding[]> {
  const app = await asked(() => api.call('agent/get', undefined, { agentid: String(config.agentId) }));
  if (app instanceof WecomError) return [refusedApp(app)];
  return [
    appFinding(app, config),
    ...domainFinding(app, config),
    ...enteringFinding(app),
    // Whether the callback is set shows only when cards are sent (43012); WeCom has no way to ask.
    { name: 'callback', subject: `${config.publicUrl}/wecom/callback`, ok: true },
    ...(config.group === undefined ? [] : [await groupFinding(api, config.group)]),
    ...(await tagFindings(api, config, staff)),
    ...staffFindings(staff, await lookAtStaff(staff, clock, (one) => accountProblem(api, one))),
  ];
}

/** What to do about errcodes that mean the same wherever they come (wecom.md §3.3). */
const fixes: Readonly<Record<string, WecomFix>> = {
  40001: 'correct-secret',
  40091: 'correct-secret',
  40013: 'correct-company',
  40056: 'correct-agent',
  60020: 'trust-address',
  48006: 'enable-app',
  50003: 'enable-app',
  network: 'check-network',
  timeout: 'check-network',
  not_wecom: 'check-network',
  certificate: 'check-network',
};

const fixOf = (code: string): WecomFix =>
  own(fixes, code) ?? (/^(http|proxy)_/.test(code) ? 'check-network' : 'look-up');

/** What it means that WeCom refuses the app. */
export function refusedApp({ code, said = '' }: WecomError): WecomFinding {
  const problem = code === '60020' ? said.replace('from ip: ', '') : code;
  return { name: 'app', subject: code, ok: false, problem, fix: fixOf(code) };
}

function appFinding({ name, close }: Json, { agentId }: Config): WecomFinding {
  const subject = typeof name === 'string' ? name : String(agentId);
  if (close !== 1) return { name: 'app', subject, ok: true };
  return { name: 'app', subject, ok: false, problem: 'closed', fix: 'enable-app' };
}

/** Sign-in to pages comes back only to the app's trusted domain (50001). */
function domainFinding({ redirect_domain: trusted }: Json, { publicUrl }: Config): readonly WecomFinding[] {
  if (typeof trusted !== 'string') return [];
  const { host, hostname } = new URL(publicUrl);
  const [name] = trusted.split('/');
  if (name === host || name === hostname) return [{ name: 'domain', subject: hostname, ok: true }];
  return [{ name: 'domain', subject: hostname, ok: false, problem: trusted || 'none', fix: 'set-domain' }];
}

/** Without it nobody is greeted who opens the app. */
function enteringFinding({ isreportenter: reports }: Json): readonly WecomFinding[] {
  if (typeof reports !== 'number') return [];
  if (reports === 1) return [{ name: 'entering', subject: '', ok: true }];
  return [{ name: 'entering', subject: '', ok: false, problem: 'isreportenter', fix: 'report-entering' }];
}

async function groupFinding(api: Asked, chatid: string): Promise<WecomFinding> {
  const found = await asked(() => api.call('appchat/get', undefined, { chatid }));
  if (!(found instanceof WecomError)) return { name: 'group', subject: chatid, ok: true };
  const { code } = found;
  const unknown = ['86001', '86003', '86008'].includes(code);
  const fix = code === '48002' ? 'widen-range' : unknown ? 'correct-group' : fixOf(code);
  return { name: 'group', subject: chatid, ok: false, problem: code, fix };
}

/** Whether each tag takes members from this app, without changing who is in it: whoever is stays, whoever is not goes. */
async function tagFindings(
  api: Asked,
  { onDuty = [] }: Config,
  staff: readonly StaffAccount[],
): Promise<readonly WecomFinding[]> {
  const findings: WecomFinding[] = [];
  for (const { tag: tagid } of onDuty) {
    const found = await asked(() => triedTag(api, tagid, staff));
    const about = { name: 'tag', subject: String(tagid) } as const;
    if (!(found instanceof WecomError)) findings.push({ ...about, ok: true });
    else {
      const fix = ['60011', '40068', '81011'].includes(found.code) ? 'make-tag' : fixOf(found.code);
      findings.push({ ...about, ok: false, problem: found.code, fix });
    }
  }
  return findings;
}

async function triedTag(api: Asked, tagid: number, staff: readonly StaffAccount[]): Promise<Json> {
  const found = await api.call('tag/get', undefined, { tagid: String(tagid) });
  const [member] = membersIn(found);
  if (member !== undefined) return api.call('tag/addtagusers', { tagid, userlist: [member] });
  const [someone] = staff;
  return someone === undefined ? found : api.call('tag/deltagusers', { tagid, userlist: [someone.account] });
}

function staffFindings(
  staff: readonly StaffAccount[],
  { problems, left, why = '' }: Looked<WecomFinding>,
): readonly WecomFinding[] {
  if (staff.length === 0) return [{ name: 'staff', subject: '0', ok: false, problem: 'none', fix: 'name-accounts' }];
  const reached = staff.length - left - problems.length;
  return [
    ...(reached > 0 ? [{ name: 'staff', subject: String(reached), ok: true } as const] : []),
    ...problems,
    ...(left > 0 ? [{ name: 'staff-left', subject: String(left), ok: true, problem: why } as const] : []),
  ];
}

/** A problem of this account; the code where WeCom does not answer for anybody. */
async function accountProblem(
  api: Asked,
  { person, account }: StaffAccount,
): Promise<WecomFinding | string | undefined> {
  const found = await asked(() => api.call('user/get', undefined, { userid: account }));
  const about = { name: 'account', subject: `${person} (${account})`, ok: false } as const;
  if (found instanceof WecomError) {
    const fix = accountFix(found.code);
    return fix === 'check-network' ? found.code : { ...about, problem: found.code, fix };
  }
  const { status } = found;
  // 1 active, 2 disabled, 4 not activated, 5 left (wecom.md §2.4).
  if (status === undefined || status === 1) return undefined;
  return { ...about, problem: `status ${String(status)}`, fix: status === 4 ? 'activate-account' : 'correct-account' };
}

function accountFix(code: string): WecomFix {
  if (code === '60111' || code === '40003') return 'correct-account';
  return code === '60011' || code === '60021' ? 'widen-range' : fixOf(code);
}

async function asked(ask: () => Promise<Json>): Promise<Json | WecomError> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WecomError) return error;
    throw error;
  }
}
