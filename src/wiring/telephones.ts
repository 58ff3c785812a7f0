import type { Provider } from '../chat/telephone/index';
import { providerFrom } from '../chat/telephone/index';
import type { CommandDeps } from '../commands/command-deps';
import type { TelephoneName } from '../domain/escalation/call-failure';
import type { PersonId } from '../domain/people/person';
import type { Inbound } from '../ports/inbound';
import type { Platform } from '../ports/platform';
import type { Telephone } from '../ports/telephone';
import type { Translator } from '../ports/translator';
import type { CallParts } from '../scheduler/call-parts';
import { type Calling, createCalling } from '../scheduler/calling';
import type { Store } from '../store/open-store';
import type { Metrics } from '../web/metrics';
import type { Route } from '../web/route';
import type { AppDeps } from './app-deps';
import { phoneTrouble } from './phone-trouble';

/** What calling people is made of. */
interface Joined {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly platforms: readonly Platform[];
  readonly inbound: Inbound;
  readonly translator: Translator;
  readonly metrics: Metrics;
}

/** How people are called, and where a provider tells how calls go on. */
export interface Telephones {
  readonly calling: Calling;
  readonly routes: readonly Route[];
  idle(): Promise<void>;
}

/** The telephones that the desk file names, in its order. */
export function telephonesOf(joined: Joined): Telephones {
  const provider = providerOf(joined);
  const found: Readonly<Record<TelephoneName, Telephone | undefined>> = {
    wecom: joined.platforms.find(({ name }) => name === 'wecom')?.telephone,
    webhook: provider?.telephone,
  };
  const { desk } = joined.app.config;
  const telephones = (): readonly Telephone[] => (desk.telephone?.by ?? []).flatMap((name) => found[name] ?? []);
  const calling = createCalling(partsOf(joined, telephones));
  return {
    calling,
    routes: provider === undefined ? [] : [routeOf(provider)],
    idle: async () => {
      await provider?.idle();
      await calling.idle();
    },
  };
}

function providerOf({ app, store, commandDeps, inbound, metrics }: Joined): Provider | undefined {
  const { config, clock, wall = clock, logger } = app;
  const { publicUrl } = config.http;
  if (config.telephone === undefined || publicUrl === undefined) return undefined;
  const { desk } = config;
  const numberOf = (person: PersonId): string | undefined => desk.telephone?.numbers.get(person);
  const { shared, people } = store;
  return providerFrom(
    { ...config.telephone, numberOf, publicUrl },
    { ...commandDeps, shared, people, inbound, wall, logger, count: metrics.command },
  );
}

function partsOf(
  { app, store, commandDeps, translator, metrics }: Joined,
  telephones: CallParts['telephones'],
): CallParts {
  const { shared, timers } = store;
  const logger = app.logger.child({ room: 'scheduler' });
  const { reach } = app;
  const trouble = phoneTrouble({ app, store, commandDeps });
  return { ...commandDeps, telephones, shared, timers, translator, logger, reach, count: metrics.command, ...trouble };
}

const routeOf = (provider: Provider): Route => ({
  methods: ['GET', 'POST'],
  path: `${provider.path}/`,
  mostBody: 16 * 1024,
  serve: (request, response) => provider.serve(request, response),
});
