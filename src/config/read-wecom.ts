import { type Say, say, type WordKey } from '../domain/words';
import { about } from './about';
import { isProxy, isSafeAddress, shownAddress } from './addresses';

/** How the desk speaks with WeCom, as far as the environment says. */
export interface WecomSecrets {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly token: string;
  readonly encodingAesKey: string;
  /** No slash at its end. */
  readonly apiUrl: string;
  readonly proxy?: string;
  readonly webhook?: string;
}

type Value = (name: string, otherwise?: string) => string;

/** Where whoever runs the desk finds each of them in the admin console, in both its languages. */
const needed = {
  WECOM_CORP_ID: 'config.copyCorpId',
  WECOM_AGENT_ID: 'config.copyAgentId',
  WECOM_SECRET: 'config.copySecret',
  WECOM_TOKEN: 'config.copyToken',
  WECOM_ENCODING_AES_KEY: 'config.copyAesKey',
} as const;
type Needed = keyof typeof needed;
const names = Object.keys(needed) as Needed[];

const official = 'https://qyapi.weixin.qq.com';

/**
 * WeCom's part of the environment: absent when none of what it needs is set. Problems are sentences without secrets.
 * `value` answers a variable trimmed, or the default.
 */
export function readWecom(value: Value): { readonly wecom?: WecomSecrets; readonly problems: readonly Say[] } {
  const optional = ['WECOM_API_URL', 'WECOM_PROXY', 'WECOM_WEBHOOK'] as const;
  if ([...names, ...optional].every((name) => value(name) === '')) return { problems: [] };
  const [proxy, webhook] = [value('WECOM_PROXY'), value('WECOM_WEBHOOK')];
  const wecom = {
    corpId: value('WECOM_CORP_ID'),
    agentId: Number(value('WECOM_AGENT_ID')),
    secret: value('WECOM_SECRET'),
    token: value('WECOM_TOKEN'),
    encodingAesKey: value('WECOM_ENCODING_AES_KEY'),
    apiUrl: value('WECOM_API_URL', official).replace(/\/+$/, ''),
    ...(proxy && { proxy }),
    ...(webhook && { webhook }),
  };
  return { wecom, problems: [...names.flatMap((name) => secretProblem(name, value(name))), ...addressProblems(wecom)] };
}

const shapes: Readonly<Record<Needed, { readonly shape: RegExp; readonly is: WordKey }>> = {
  WECOM_CORP_ID: { shape: /^[A-Za-z0-9_-]{1,64}$/, is: 'config.notCorpId' },
  WECOM_AGENT_ID: { shape: /^\d{1,15}$/, is: 'config.notAgentId' },
  WECOM_SECRET: { shape: /^\S+$/, is: 'config.hasBlanks' },
  WECOM_TOKEN: { shape: /^[A-Za-z0-9]{1,32}$/, is: 'config.notToken' },
  WECOM_ENCODING_AES_KEY: { shape: /^[A-Za-z0-9]{43}$/, is: 'config.notAesKey' },
};

function secretProblem(name: Needed, text: string): readonly Say[] {
  if (text === '') return [about(name, 'config.wecomMissing', { where: say(needed[name]) })];
  const { shape, is } = shapes[name];
  return shape.test(text) ? [] : [about(name, is)];
}

/** The secret travels to the first, and the last is a credential itself: in clear only to this very computer. */
function addressProblems({ apiUrl, proxy, webhook }: WecomSecrets): readonly Say[] {
  const problems: Say[] = [];
  if (!isSafeAddress(apiUrl)) {
    problems.push(say('config.notHttpsWecom', { name: 'WECOM_API_URL', shown: shownAddress(apiUrl) }));
  }
  if (proxy !== undefined && !isProxy(proxy)) {
    problems.push(about('WECOM_PROXY', 'config.notProxy'));
  }
  if (webhook !== undefined && !isSafeAddress(webhook)) {
    problems.push(about('WECOM_WEBHOOK', 'config.notWebhook'));
  }
  return problems;
}
