import type { InboundDeps } from '../chat/inbound-deps';
import { localDays } from '../i18n/local-days';
import { drawRoster } from '../reports/chart/draw-roster';
import type { AppDeps } from './app-deps';

type Shown = Pick<InboundDeps, 'localDays' | 'drawRoster' | 'publicUrl'>;

/** What it takes to show people the roster. */
export function rosterShown({ config, ...app }: Pick<AppDeps, 'drawRoster' | 'config'>): Shown {
  const { publicUrl } = config.http;
  return { localDays, drawRoster: app.drawRoster ?? drawRoster, ...(publicUrl === undefined ? {} : { publicUrl }) };
}
