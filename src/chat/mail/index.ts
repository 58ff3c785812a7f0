import { reachableOn } from '../../domain/people/person';
import { Handling } from '../../ports/handling';
import { DeliveryFailed, type Platform } from '../../ports/platform';
import { InFlight } from '../in-flight';
import type { OutsideDeps } from '../platform-deps';
import { accessTokens } from './access-token';
import type { MailAdapter } from './adapter';
import type { MailConfig } from './config';
import { deliver } from './deliver';
import { type MailboxParts, readMailbox } from './mailbox';
import { createPost } from './post';
import { handleMail, type KeptMail, keepMail, keptMail } from './take-in';
import { Threads } from './threads';

/** What the mail adapter is made of. */
export interface MailDeps extends OutsideDeps {
  readonly config: MailConfig;
  readonly waits?: Exclude<MailboxParts['waits'], undefined>;
}

/** A mailbox as a platform of the desk: questions come in by it, and answers go out, readable in the same thread. */
export function createMail(deps: MailDeps): Platform {
  const { config, inbox, clock, shared, logger, desk } = deps;
  const tokens = 'tokens' in config.auth ? accessTokens(config.auth.tokens, deps.wall) : undefined;
  const post = createPost(config, () => desk.name[desk.language], tokens);
  const mail: MailAdapter = { ...deps, post, threads: new Threads(shared, clock) };
  const inFlight = new InFlight();
  const handling = new Handling(deps);
  const handled = async (kept: KeptMail): Promise<void> => {
    await inFlight.during(() => handleMail(mail, kept));
    await inbox.done(kept.key, clock.now());
  };
  const handleFirst = async (kept: KeptMail): Promise<void> => {
    await handling
      .during(kept.key, () => handled(kept))
      .catch((error: unknown) => {
        logger.error('a mail could not be handled; it is tried again', { key: kept.key, error });
      });
  };
  const mailbox = readMailbox({
    ...deps,
    tokens,
    away: (why) => deps.tellNothingComes(config.address, why),
    take: async (received) => {
      const kept = await keepMail(mail, received);
      if (kept !== undefined) void inFlight.during(() => handleFirst(kept));
    },
  });
  const idle = async (): Promise<void> => {
    await mailbox.idle();
    await inFlight.idle();
  };
  return {
    name: 'mail',
    path: '/mail',
    // A mailbox that is away, or whose password has changed, keeps nobody's chat from starting; doctor tells of it.
    start: async () => mailbox.start(),
    stop: async () => {
      await mailbox.stop();
      await inFlight.idle();
      post.close();
    },
    idle,
    serve: async (_, response) => void response.writeHead(404).end(),
    deliver: (delivery) => deliver(mail, delivery),
    // What comes by mail is kept by the desk itself.
    fetchFile: () => Promise.reject(new DeliveryFailed('mail', null, 'no_such_file')),
    reaches: (person) => reachableOn(person, 'mail'),
    addresses: (address) => address.kind === 'person',
    replay: async (payload) => {
      const kept = keptMail(payload);
      if (kept === undefined) return logger.error('a kept mail can no longer be read');
      await handled(kept);
    },
  };
}
