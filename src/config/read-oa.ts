import type { Say } from '../domain/words';
import { about } from './about';
import { isSafeAddress } from './addresses';

/** A system of the organisation that asks for its users. */
interface OaCaller {
  readonly name: string;
  /** Signs its requests, and ours to it. */
  readonly secret: string;
  /** Where it wants to hear that something has changed. */
  readonly webhook?: string;
}

/** Other systems that may ask, as far as the environment says. */
export interface OaConfig {
  readonly callers: readonly OaCaller[];
}

type Value = (name: string, otherwise?: string) => string;

/** `a=1, b=2` as pairs; a part without `=` has an empty second half. */
const pairsIn = (text: string): readonly (readonly [name: string, value: string])[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });

const isName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,29}$/.test(text);

/** Their part of the environment: absent when none is named. Problems are sentences without secrets. */
export function readOa(value: Value): { readonly oa?: OaConfig; readonly problems: readonly Say[] } {
  const [secrets, webhooks] = [pairsIn(value('OA_SECRETS')), pairsIn(value('OA_WEBHOOKS'))];
  if (secrets.length === 0 && webhooks.length === 0) return { problems: [] };
  const names = secrets.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  const unknown = webhooks.find(([name]) => !names.includes(name));
  const isRight = secrets.every(([name, secret]) => isName(name) && /^\S{32,}$/.test(secret));
  const problems = [
    ...(isRight ? [] : [about('OA_SECRETS', 'config.notOaSecrets')]),
    ...(isRight && twice !== undefined ? [about('OA_SECRETS', 'config.oaTwice', { caller: twice })] : []),
    ...(webhooks.every(([, address]) => isSafeAddress(address)) ? [] : [about('OA_WEBHOOKS', 'config.notOaWebhooks')]),
    ...(isRight && unknown !== undefined ? [about('OA_WEBHOOKS', 'config.oaUnknown', { caller: unknown[0] })] : []),
  ];
  const callers = secrets.map(([name, secret]): OaCaller => {
    const webhook = webhooks.find(([of]) => of === name)?.[1];
    return { name, secret, ...(webhook !== undefined && { webhook }) };
  });
  return { oa: { callers }, problems };
}
