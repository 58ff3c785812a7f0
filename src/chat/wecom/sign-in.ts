import type { PageSignIn } from '../../ports/platform';
import type { WecomApi } from './api';
import { deliveryError } from './api/errors';
import { officialApi, type WecomConfig } from './config';
import type { Profiles } from './profiles';

/** The addresses where WeCom asks who somebody is: inside WeCom, and in any other browser (wecom.md §6.2). */
const insideUrl = 'https://open.weixin.qq.com/connect/oauth2/authorize';
const desktopUrl = 'https://login.work.weixin.qq.com/wwlogin/sso/login';

type AskedWith = Pick<WecomConfig, 'corpId' | 'agentId' | 'apiUrl'>;
type Asked = Parameters<PageSignIn['begin']>[0];

/** How pages know their reader: WeCom's own browser signs in silently, a desktop one shows a code to scan. */
export function pageSignIn(config: AskedWith, api: WecomApi, profiles: Profiles): PageSignIn {
  return {
    begin: (asked) => {
      if (config.apiUrl !== officialApi) return inside(`${config.apiUrl}/connect/oauth2/authorize`, asked, config);
      return isWecoms(asked.userAgent) ? inside(insideUrl, asked, config) : desktop(asked, config);
    },
    ownBrowser: (userAgent) => config.apiUrl !== officialApi || isWecoms(userAgent),
    finish: (query) => accountOf(query.get('code'), api),
    sender: (account) => profiles.sender(account),
  };
}

const isWecoms = (userAgent: string): boolean => /wxwork/i.test(userAgent);

function inside(url: string, { returnTo, state }: Asked, { corpId, agentId }: AskedWith): string {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(agentId),
  });
  return `${url}?${query.toString()}#wechat_redirect`;
}

function desktop({ returnTo, state }: Asked, { corpId, agentId }: AskedWith): string {
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: corpId,
    agentid: String(agentId),
    redirect_uri: returnTo,
    state,
  });
  return `${desktopUrl}?${query.toString()}`;
}

/** Outsiders come back with an openid, and are nobody here. */
async function accountOf(code: string | null, api: WecomApi): Promise<string | undefined> {
  if (code === null || code === '') return undefined;
  try {
    const { userid } = await api.call('auth/getuserinfo', undefined, { code });
    return typeof userid === 'string' && userid !== '' ? userid.toLowerCase() : undefined;
  } catch (error) {
    throw deliveryError(error);
  }
}
