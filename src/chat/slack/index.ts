import { setTimeout as pauseFor } from 'node:timers/promises';
import { reachableOn } from '../../domain/people/person';
import type { FileRef } from '../../domain/ticket/ticket';
import { type Duration, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Inbound } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { Pictures } from '../../ports/pictures';
import type { Platform } from '../../ports/platform';
import type { Inbox, MessageRefs } from '../../ports/queues';
import type { SharedState } from '../../ports/shared-state';
import type { Translator } from '../../ports/translator';
import { FairTurns, mediaAtOnce } from '../fair-turns';
import { InFlight } from '../in-flight';
import { insist } from '../insist';
import type { SlackAdapter } from './adapter';
import { Addresses } from './address';
import { createApi } from './client';
import type { SlackConfig } from './config';
import { connect } from './connect';
import { Connecting } from './connecting';
import { deliver } from './deliver';
import { download } from './files';
import { handleEvent } from './handle-event';
import { HomePictures } from './home-pictures';
import { genuine } from './http-guard';
import { dutyDisplays } from './on-duty';
import { Permalinks } from './permalinks';
import { Profiles } from './profile';

/** What the Slack adapter is made of. */
export interface SlackDeps {
  readonly config: SlackConfig;
  readonly inbound: Inbound;
  readonly inbox: Inbox;
  readonly refs: Pick<MessageRefs, 'slotOf' | 'undecided'>;
  readonly pictures: Pictures;
  readonly translator: Translator;
  readonly clock: Clock;
  /** The real time, which request signatures are checked against; the desk's own clock unless given. */
  readonly wall?: Pick<Clock, 'now'>;
  /** What it keeps its pace by; the real time unless given. */
  readonly paced?: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Bytes of any file, whichever platform holds it. */
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
  /**
   * Where processes share one pace and the pictures of home pages; unless given, each keeps its own pace, and home pages show
   * none.
   */
  readonly shared?: SharedState;
  /** Waits; real time unless given. */
  readonly pause?: (length: Duration) => Promise<void>;
  /** How long a submitted form may take before it says "still saving"; 2.5 s unless given. */
  readonly answerWithin?: Duration;
}

/** As it is at the last try: nothing is waited for any more. */
const waitingForNothing = (slack: SlackAdapter): SlackAdapter => ({
  ...slack,
  refs: { slotOf: (...of) => slack.refs.slotOf(...of), undecided: async () => false },
});

/** Slack as a platform of the desk, over HTTP or, with an app token, over Socket Mode. */
export function createSlack(deps: SlackDeps): Platform {
  const { config, clock, logger, inbox } = deps;
  const pause = deps.pause ?? ((length: Duration) => pauseFor(length));
  const together = deps.shared && { shared: deps.shared, wall: deps.paced ?? deps.wall ?? clock };
  const api = createApi({ config, clock, logger, pause, ...(together && { together }) });
  const addresses = new Addresses(api, config);
  const profiles = new Profiles(api, clock, config.access);
  const answerWithin = deps.answerWithin ?? seconds(2.5);
  const { shared } = deps;
  const homePictures = shared && new HomePictures({ api, config, shared, pause, clock, logger });
  const adapter = { ...deps, api, addresses, profiles, answerWithin };
  const slack: SlackAdapter = { ...adapter, ...(homePictures && { homePictures }) };
  const insisting: SlackAdapter = { ...slack, inbound: insist(deps.inbound) };
  const inFlight = new InFlight();
  const media = new FairTurns(mediaAtOnce);
  const permalinks = new Permalinks(api, pause, logger);
  const connecting = new Connecting({
    open: () => connect({ slack, inbox, pause, inFlight }),
    drain: () => inFlight.idle(),
    pause,
    logger,
  });
  return {
    name: 'slack',
    path: '/slack',
    start: () => connecting.start(),
    stop: () => connecting.stop(),
    idle: () => inFlight.idle(),
    async serve(request, response) {
      const http = connecting.now?.http;
      if (http === undefined) {
        response.writeHead(503, { 'retry-after': '5' }).end();
        return;
      }
      const wall = deps.wall ?? clock;
      const allowed = await genuine(request, response, { signingSecret: config.signingSecret, clock: wall });
      if (allowed === undefined) return;
      const answered = new Promise<void>((resolve) => response.once('close', () => resolve()));
      http.requestListener(allowed, response);
      await answered;
    },
    deliver: (delivery) => {
      const { pictures, fetchFile } = deps;
      return deliver(delivery, { api, config, addresses, pictures, fetchFile, media, permalinks, pause, logger });
    },
    fetchFile: (file) => download(file, config),
    reaches: (person) => reachableOn(person, 'slack'),
    duty: dutyDisplays(api, config),
    stillThere: (account) => profiles.isThere(account),
    addresses: (address) => addresses.has(address),
    async replay(payload, isLast = false) {
      const connection = connecting.now;
      if (connection === undefined) throw new Error('Slack is not connected yet');
      const { me } = connection;
      await inFlight.during(() => handleEvent(isLast ? waitingForNothing(slack) : insisting, me, payload, true));
    },
  };
}
