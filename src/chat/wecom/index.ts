import { setTimeout as pauseFor } from 'node:timers/promises';
import { reachableOn } from '../../domain/people/person';
import type { Duration } from '../../domain/time/instant';
import { Handling } from '../../ports/handling';
import { DeliveryFailed, type Platform } from '../../ports/platform';
import { FairTurns, mediaAtOnce } from '../fair-turns';
import { InFlight } from '../in-flight';
import { insist } from '../insist';
import type { PlatformDeps } from '../platform-deps';
import type { WecomAdapter } from './adapter';
import { type WecomApi, WecomError } from './api';
import { createWecomApi } from './api/client';
import { createPacing } from './api/pacing';
import { type Kept, keptEvent } from './callback/kept';
import { createCallback } from './callback/serve';
import { Codes } from './codes';
import type { WecomConfig } from './config';
import { deliver } from './deliver';
import { Directory } from './directory';
import { groupOf } from './group';
import { handle } from './handle';
import { linksTo } from './links';
import { dutyDisplays } from './on-duty';
import { Profiles } from './profiles';
import { Series } from './series';
import { pageSignIn } from './sign-in';
import { stillThere } from './still-there';
import { wecomTelephone } from './telephone';

/** What the WeCom adapter is made of. */
export interface WecomDeps extends Omit<PlatformDeps, 'publicUrl'> {
  readonly config: WecomConfig;
  /** Waits; real time unless given. */
  readonly pause?: (length: Duration) => Promise<void>;
  /** WeCom's server API; the real one unless given. */
  readonly api?: WecomApi;
}

/** Wrong secret, company or app: nothing can work with them (wecom.md §3.3). */
const refused: readonly string[] = ['40001', '40013', '40056', '40091'];

/** WeCom as a platform of the desk: an app of the company's own, its chat with each member, and its callback. */
export function createWecom(deps: WecomDeps): Platform {
  const { config, inbox, clock, wall, logger } = deps;
  const wecom = joined(deps);
  const inFlight = new InFlight();
  const insisting: WecomAdapter = {
    ...wecom,
    get group() {
      return wecom.group;
    },
    inbound: insist(wecom.inbound),
  };
  const handled = async (payload: unknown, isLast = false): Promise<void> => {
    const kept = keptEvent(payload);
    if (kept === undefined) return logger.error('a kept callback can no longer be read');
    await inFlight.during(() => handle(isLast ? wecom : insisting, kept.event, kept.key));
    await inbox.done(kept.key, clock.now());
  };
  const handling = new Handling(deps);
  const handleFirst = (kept: Kept): Promise<void> => handling.during(kept.key, () => handled(kept));
  const callback = createCallback({ config, inbox, wall, clock, logger, handle: handleFirst });
  const idle = async (): Promise<void> => {
    await callback.idle();
    await inFlight.idle();
  };
  return {
    name: 'wecom',
    path: '/wecom',
    engineersInPerson: true,
    start: () => connect(wecom),
    stop: idle,
    idle,
    serve: (request, response) => callback.serve(request, response),
    deliver: (delivery) => deliver(wecom, delivery),
    // What people send is kept by the desk itself, so no file is WeCom's.
    fetchFile: () => Promise.reject(new DeliveryFailed('wecom', null, 'no_such_file')),
    reaches: (person) => reachableOn(person, 'wecom'),
    addresses: (address) =>
      address.kind === 'engineers' ? address.on === 'wecom' : address.kind === 'person' || wecom.group !== undefined,
    telephone: wecomTelephone(wecom.api),
    duty: dutyDisplays(wecom.api, config),
    pages: pageSignIn(config, wecom.api, wecom.profiles),
    stillThere: (account) => stillThere(wecom.api, account),
    replay: handled,
  };
}

function joined(deps: WecomDeps): WecomAdapter {
  const { config, shared, wall, paced = wall, clock, logger, pictures } = deps;
  const pause = deps.pause ?? ((length: Duration) => pauseFor(length));
  const api = deps.api ?? createWecomApi({ config, shared, clock: wall, logger, pause });
  const pacing = createPacing({ shared, clock: paced });
  return {
    ...deps,
    api,
    pause,
    media: new FairTurns(mediaAtOnce),
    codes: new Codes(shared, clock),
    series: new Series(shared, clock),
    profiles: new Profiles(api, clock, new Directory(api, config.agentId, clock)),
    links: linksTo(config.publicUrl),
    pace: (accounts, urgent) => pacing.take(accounts, urgent),
    // It stands in the desk file, which may name another tomorrow.
    get group() {
      return groupOf({ api, config, pictures });
    },
  };
}

/** Asks for the app itself. Throws WecomError for what only whoever runs the desk can mend by other settings. */
async function connect({ api, config, logger }: WecomAdapter): Promise<void> {
  try {
    await api.call('agent/get', undefined, { agentid: String(config.agentId) });
    logger.info('connected to WeCom', { agent: config.agentId });
  } catch (error) {
    if (!(error instanceof WecomError) || refused.includes(error.code)) throw error;
    logger.error('WeCom does not answer as it should; the desk goes on trying', { code: error.code, said: error.said });
  }
}
