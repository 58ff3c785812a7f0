import { wecomLimits } from '../../platforms/wecom-limits';
import { bytesOf } from './bytes';
import { type Company, isReachable } from './company';

/** Somebody who is no member of the company. */
export const outsider = '@outsider';

/** What is wrong with an authorize link, as WeCom's error page says it; undefined where nothing is. */
export function authorizeProblem(company: Company, query: URLSearchParams): string | undefined {
  const { corpId, app } = company.seed;
  if (query.get('appid') !== corpId) return 'appid: this is not the company (40013)';
  const target = URL.parse(query.get('redirect_uri') ?? '');
  if (target === null || !/^https?:$/.test(target.protocol)) return 'redirect_uri is no address (50001)';
  const trusted = app.trustedDomain ?? new URL(company.url).host;
  const host = trusted.includes(':') ? target.host : target.hostname;
  if (host !== trusted) return `redirect_uri: ${host} is not the trusted domain of the app (50001)`;
  if (query.get('response_type') !== 'code') return 'response_type must be code';
  const scope = query.get('scope');
  if (scope !== 'snsapi_base' && scope !== 'snsapi_privateinfo')
    return 'scope must be snsapi_base or snsapi_privateinfo';
  const agent = query.get('agentid');
  const isAgent = agent === String(app.agentId);
  if (scope === 'snsapi_privateinfo' ? !isAgent : agent !== null && !isAgent) return 'agentid: there is no such app';
  const state = query.get('state') ?? '';
  const { most } = wecomLimits.signInState;
  return /^[a-zA-Z0-9]*$/.test(state) && bytesOf(state) <= most
    ? undefined
    : `state: letters and digits, at most ${most}`;
}

/** Where a sign-in of `who` (a userid, or the outsider) leads: back to the app's page with a code and the state. */
export function signedIn(company: Company, query: URLSearchParams, who: string): string {
  const member = who === outsider ? undefined : company.member(who);
  const code = company.mint();
  const isMember = member !== undefined && (isReachable(member) || member.status === 1);
  company.world.signIns.push({
    code,
    ...(isMember ? { userid: member.userid } : {}),
    private: query.get('scope') === 'snsapi_privateinfo',
    until: company.wall() + wecomLimits.signInCode.most,
  });
  company.changed();
  const target = new URL(query.get('redirect_uri') ?? '');
  target.searchParams.set('code', code);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return target.href;
}
