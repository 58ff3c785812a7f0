import { reachableOn } from '../../domain/people/person';
import { seconds } from '../../domain/time/instant';
import { isOutage } from '../../ports/is-outage';
import { DeliveryFailed, type Platform } from '../../ports/platform';
import { no, send } from '../api-answer';
import { InFlight } from '../in-flight';
import type { OutsideDeps } from '../platform-deps';
import type { OaConfig } from './config';
import { callerFor, deliver } from './deliver';
import { answerTo } from './serve';

/** Other systems of the organisation as a platform of the desk: they ask over HTTP, and look the answer up. */
export function oaFrom(config: OaConfig, deps: OutsideDeps): Platform {
  const desk = { ...deps, config, logger: deps.logger.child({ room: 'oa' }) };
  const inFlight = new InFlight();
  const idle = (): Promise<void> => inFlight.idle();
  return {
    name: 'oa',
    path: '/inbound',
    start: async () => undefined,
    stop: idle,
    idle,
    serve: (request, response) =>
      inFlight.during(async () => {
        const answer = await answerTo(desk, request).catch((error: unknown) => {
          desk.logger.error('a request of another system could not be answered', { error });
          // Nothing is kept of it, so the caller brings it again.
          return no('try again', {}, isOutage(error) ? seconds(10) : seconds(60));
        });
        send(response, answer);
      }),
    deliver: (delivery) => deliver(desk, delivery),
    // What comes this way is kept by the desk itself.
    fetchFile: () => Promise.reject(new DeliveryFailed('oa', null, 'no_such_file')),
    reaches: (person) => reachableOn(person, 'oa') && callerFor(desk, person) !== undefined,
    addresses: (address) => address.kind === 'person',
    replay: async () => undefined,
  };
}
