import { own } from '../../domain/own';
import { domainOf } from '../../domain/people/mail-address';
import type { Sender } from '../../ports/inbound';
import type { MailAdapter } from './adapter';
import type { Mailbox } from './mail';

/**
 * Whoever wrote a mail, for the desk. Admitted are the people of the desk file and the domains it names; anybody may
 * write any sender into a mail, so what is answered goes to that address alone.
 */
export function senderOf({ config, desk }: Pick<MailAdapter, 'config' | 'desk'>, { address, name }: Mailbox): Sender {
  const isOurs =
    config.domains.includes(domainOf(address)) ||
    desk.people.some(({ identities }) => own(identities, 'mail') === address);
  return {
    platform: 'mail',
    account: address,
    profile: async (account = address) => ({ name: account === address ? name : '' }),
    standing: async () => (isOurs ? 'admitted' : 'outsider'),
  };
}
