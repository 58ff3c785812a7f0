import { FairTurns, filesServed } from '../chat/fair-turns';
import type { FileRef } from '../domain/ticket/ticket';
import type { Inbound } from '../ports/inbound';
import type { Platform } from '../ports/platform';
import type { Translator } from '../ports/translator';
import type { Store } from '../store/open-store';
import { peopleRoutes } from '../web/people-routes';
import type { Route } from '../web/route';
import type { AppDeps } from './app-deps';

interface OfPages {
  readonly app: AppDeps;
  readonly store: Store;
  readonly inbound: Inbound;
  readonly translator: Translator;
  readonly platforms: readonly Platform[];
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
}

/** Pages opened from chat; none without a public address. */
export function pagesOf({ app, store, platforms, ...more }: OfPages): readonly Route[] {
  const { config, clock, ids, logger } = app;
  const { publicUrl } = config.http;
  if (publicUrl === undefined) return [];
  const serving = new FairTurns(filesServed);
  const parts = { ...store, ...more, desk: config.desk, clock, ids, serving, logger: logger.child({ room: 'pages' }) };
  return peopleRoutes({ ...parts, platforms, publicUrl });
}
