import type { Say } from '../domain/words';
import { about } from './about';
import { isSafeAddress } from './addresses';

/** A telephony provider behind an address, as far as the environment says. */
export interface TelephoneSecrets {
  readonly webhook: string;
  /** Signs our requests to it, and its own to us. */
  readonly secret: string;
}

type Value = (name: string, otherwise?: string) => string;

/** Its part of the environment: absent where none of it is set. Problems are sentences without secrets. */
export function readTelephone(value: Value): {
  readonly telephone?: TelephoneSecrets;
  readonly problems: readonly Say[];
} {
  const [webhook, secret] = [value('TELEPHONE_WEBHOOK'), value('TELEPHONE_SECRET')];
  if (webhook === '' && secret === '') return { problems: [] };
  const problems = [
    ...(isSafeAddress(webhook) ? [] : [about('TELEPHONE_WEBHOOK', 'config.notTelephoneWebhook')]),
    ...(/^\S{32,}$/.test(secret) ? [] : [about('TELEPHONE_SECRET', 'config.notTelephoneSecret')]),
    ...(value('PUBLIC_URL') === '' ? [about('PUBLIC_URL', 'config.publicUrlForTelephone')] : []),
  ];
  return { telephone: { webhook, secret }, problems };
}
