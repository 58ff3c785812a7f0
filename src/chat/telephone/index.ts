import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CommandDeps } from '../../commands/command-deps';
import { seconds } from '../../domain/time/instant';
import { isOutage } from '../../ports/is-outage';
import type { Telephone } from '../../ports/telephone';
import { no, send } from '../api-answer';
import { InFlight } from '../in-flight';
import type { TelephoneConfig } from './config';
import { answerNews, type HearingDesk, newsPath } from './serve';
import { webhookTelephone } from './webhook';

/** A telephony provider: what asks it to call, and what hears from it. */
export interface Provider {
  readonly telephone: Telephone;
  /** Of what it tells, e.g. `/telephone`. */
  readonly path: string;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when nothing that it told is being handled any more. */
  idle(): Promise<void>;
}

/** The provider behind the configured address. `publicUrl` has no slash at its end. */
export function providerFrom(
  settings: Omit<TelephoneConfig, 'tell'> & { readonly publicUrl: string },
  deps: Omit<HearingDesk, 'config'> & CommandDeps,
): Provider {
  const { publicUrl, ...secrets } = settings;
  const config: TelephoneConfig = { ...secrets, tell: `${publicUrl}${newsPath}` };
  const desk: HearingDesk = { ...deps, config, logger: deps.logger.child({ room: 'telephone' }) };
  const inFlight = new InFlight();
  return {
    telephone: webhookTelephone(config, deps.wall),
    path: '/telephone',
    idle: () => inFlight.idle(),
    serve: (request, response) =>
      inFlight.during(async () => {
        const answer = await answerNews(desk, request).catch((error: unknown) => {
          desk.logger.error('news of a call could not be kept', { error });
          return no('try again', {}, isOutage(error) ? seconds(10) : seconds(60));
        });
        send(response, answer);
      }),
  };
}
