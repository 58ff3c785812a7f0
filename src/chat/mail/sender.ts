import { own } from '../../domain/own';
import { domainOf } from '../../domain/people/mail-address';
import type { Language } from '../../domain/words';
import type { Sender } from '../../ports/inbound';
import type { MailAdapter } from './adapter';
import type { Mailbox } from './mail';

/** What somebody writes in: Chinese where there is a fair share of it among whatever is quoted or named. */
export const languageOf = (words: string): Language =>
  (words.match(/\p{Script=Han}/gu)?.length ?? 0) * 10 > words.replace(/\s/g, '').length ? 'zh-CN' : 'en';

/**
 * Whoever wrote a mail, for the desk. Admitted are the people of the desk file and the domains it names; anybody may
 * write any sender into a mail, so what is answered goes to that address alone.
 */
export function senderOf(
  { config, desk }: Pick<MailAdapter, 'config' | 'desk'>,
  { address, name }: Mailbox,
  words: string,
): Sender {
  const isOurs =
    config.domains.includes(domainOf(address)) ||
    desk.people.some(({ identities }) => own(identities, 'mail') === address);
  return {
    platform: 'mail',
    account: address,
    profile: async (account = address) => ({ name: account === address ? name : '', writes: languageOf(words) }),
    standing: async () => (isOurs ? 'admitted' : 'outsider'),
  };
}
