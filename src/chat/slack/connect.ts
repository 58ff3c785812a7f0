import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { type Duration, seconds } from '../../domain/time/instant';
import { Handling } from '../../ports/handling';
import type { Inbox } from '../../ports/queues';
import type { InFlight } from '../in-flight';
import { tunnels } from '../proxy';
import type { SlackAdapter } from './adapter';
import { clientOptions, type SlackApi } from './client';
import { SlackError } from './errors';
import { textAt } from './fields';
import { eventsPath } from './http-guard';
import { keepFirst, UnreadableBody } from './keep-first';
import { listen } from './listen';
import { objectsOnly } from './objects-only';
import { ForeignAddress, isSlackAddress } from './own-address';
import type { Identity } from './parse';
import { quietLogger } from './quiet-logger';
import { SocketLink } from './socket-link';

/** A living connection: HTTP requests go to `http`, or a socket brings everything. */
export interface Connection {
  readonly me: Identity;
  readonly http?: HTTPReceiver;
  readonly socket?: SocketLink;
}

/** What connecting needs. */
export interface ConnectDeps {
  readonly slack: SlackAdapter;
  readonly inbox: Inbox;
  readonly pause: (length: Duration) => Promise<void>;
  readonly inFlight: InFlight;
}

/** Asks Slack who we are. Throws SlackError where it refuses the token. */
export async function identify(api: SlackApi): Promise<Identity> {
  const answer = await api.call('auth.test', {});
  const botUser = textAt(answer, 'user_id');
  if (botUser === undefined) throw new Error('Slack did not say who we are');
  return { botUser, bot: textAt(answer, 'bot_id') ?? botUser, team: textAt(answer, 'team_id') ?? '' };
}

/** What only other credentials can mend. Anything else that goes wrong may be over in a minute. */
const refusals: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_expired',
  'token_revoked',
  'missing_scope',
]);

/** Whether Slack did not refuse us, but was not there to ask: waiting may help. */
export const isAway = (error: unknown): boolean => error instanceof SlackError && !refusals.has(error.code);

/** Starts Bolt behind the inbox. Throws where Slack refuses the credentials. */
export async function connect({ slack, inbox, pause, inFlight }: ConnectDeps): Promise<Connection> {
  const { config, logger } = slack;
  const me = await identify(slack.api);
  slack.profiles.belongTo(me.team);
  const http = config.appToken === undefined ? httpReceiver(slack) : undefined;
  const socket = config.appToken === undefined ? undefined : socketReceiver(slack, config.appToken);
  const receiver = http ?? socket;
  if (receiver === undefined) throw new Error('no way to receive');
  const handling = new Handling({ inbox, clock: slack.clock, logger });
  keepFirst(receiver, { inbox, clock: slack.clock, inFlight, handling, me: () => me });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: config.botToken, botId: me.bot, botUserId: me.botUser, teamId: me.team }),
    // Without it a bad token is an unhandled rejection of the constructor.
    deferInitialization: true,
    // The default store costs 40 % of the throughput and forgets at a restart.
    convoStore: false,
    clientOptions: clientOptions(config, logger),
    logger: quietLogger(logger),
  });
  listen(app, slack, { inbox, me: () => me });
  await app.init();
  if (socket === undefined) return http === undefined ? { me } : { me, http };
  const link = new SocketLink({ receiver: socket, logger, pause });
  await link.start();
  return { me, socket: link };
}

/**
 * Everything is answered by us, a press within 2.5 s. Bolt's own limit of three would, on a busy machine, say "not found"
 * to what is about to be taken; Slack goes by its own clock anyway.
 */
const unanswered = seconds(15);

const httpReceiver = ({ config, logger }: SlackAdapter): HTTPReceiver =>
  new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: [eventsPath],
    logger: quietLogger(logger),
    unhandledRequestTimeoutMillis: unanswered,
    // True ends Bolt's timer, which would otherwise report the answered request as unanswered three seconds later.
    processEventErrorHandler: async ({ error, response }) => {
      logger.warn('a Slack request was not taken', { error });
      if (response.headersSent) return false;
      response.writeHead(error instanceof UnreadableBody ? 400 : 500).end();
      return true;
    },
  });

function socketReceiver({ config, logger }: SlackAdapter, appToken: string): SocketModeReceiver {
  const lines = new Set<{ destroy(): void }>();
  const { proxy } = config;
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    ...(proxy !== undefined && { dispatcher: tunnels(proxy, (line) => lines.add(line)) }),
    // Options of its own: the SDK writes into this object.
    installerOptions: { clientOptions: clientOptions(config, logger) },
    logger: quietLogger(logger),
  });
  // Said before it connects there, and what this throws ends the connecting (socket-mode 3.1.0, retrieveWSSURL).
  receiver.client.on('authenticated', (answer: unknown) => {
    if (!isSlackAddress(textAt(answer, 'url') ?? '', config.apiUrl)) throw new ForeignAddress();
  });
  // The SDK cuts a line whose other end keeps silent only where it opened it itself (socket-mode 3.1.0, cleanup).
  const cut = (): void => {
    for (const line of lines) line.destroy();
    lines.clear();
  };
  for (const moment of ['connecting', 'disconnected'] as const) receiver.client.on(moment, cut);
  objectsOnly(receiver.client, logger);
  return receiver;
}
