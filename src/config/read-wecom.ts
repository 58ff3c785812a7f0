import { isSafeAddress, shownAddress, urlOf } from './addresses';

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
  WECOM_CORP_ID: 'copy 企业ID from 我的企业 (My Company) in the admin console',
  WECOM_AGENT_ID: 'copy AgentId from the page of the app',
  WECOM_SECRET: 'copy Secret from the page of the app',
  WECOM_TOKEN: 'copy Token from 接收消息 (Receive Messages) of the app',
  WECOM_ENCODING_AES_KEY: 'copy EncodingAESKey from 接收消息 (Receive Messages) of the app',
} as const;
type Needed = keyof typeof needed;
const names = Object.keys(needed) as Needed[];

const official = 'https://qyapi.weixin.qq.com';

/**
 * WeCom's part of the environment: absent when none of what it needs is set. Problems are sentences without secrets.
 * `value` answers a variable trimmed, or the default.
 */
export function readWecom(value: Value): { readonly wecom?: WecomSecrets; readonly problems: readonly string[] } {
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

const shapes: Readonly<Record<Needed, { readonly shape: RegExp; readonly is: string }>> = {
  WECOM_CORP_ID: { shape: /^[A-Za-z0-9_-]{1,64}$/, is: 'is not a company id; it looks like ww1234567890abcdef' },
  WECOM_AGENT_ID: { shape: /^\d{1,15}$/, is: 'is not a number; AgentId on the page of the app looks like 1000002' },
  WECOM_SECRET: { shape: /^\S+$/, is: 'has blanks in it; copy it again' },
  WECOM_TOKEN: { shape: /^[A-Za-z0-9]{1,32}$/, is: 'is not a token; it has at most 32 letters and digits' },
  WECOM_ENCODING_AES_KEY: { shape: /^[A-Za-z0-9]{43}$/, is: 'is not a key; it has exactly 43 letters and digits' },
};

function secretProblem(name: Needed, text: string): readonly string[] {
  if (text === '') return [`${name} is missing; ${needed[name]}`];
  const { shape, is } = shapes[name];
  return shape.test(text) ? [] : [`${name} ${is}`];
}

/** The secret travels to the first, and the last is a credential itself: in clear only to this very computer. */
function addressProblems({ apiUrl, proxy, webhook }: WecomSecrets): readonly string[] {
  const problems: string[] = [];
  if (!isSafeAddress(apiUrl)) {
    problems.push(`WECOM_API_URL${shownAddress(apiUrl)} is not an https address; leave it out for WeCom's own`);
  }
  if (proxy !== undefined && !/^https?:$/.test(urlOf(proxy)?.protocol ?? '')) {
    problems.push('WECOM_PROXY is not the address of an HTTP proxy; write one like http://proxy.example.com:3128');
  }
  if (webhook !== undefined && !isSafeAddress(webhook)) {
    problems.push('WECOM_WEBHOOK is not an https address; copy it from 消息推送 (Message Push) of the group');
  }
  return problems;
}
