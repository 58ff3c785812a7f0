import type { InboundDeps } from '../chat/inbound-deps';
import { localDays } from '../i18n/local-days';
import { drawRoster } from '../reports/chart/draw-roster';
import { randomSecret } from '../web/pages/random-secret';
import type { AppDeps } from './app-deps';

type Shown = Pick<InboundDeps, 'localDays' | 'drawRoster' | 'calendars'>;

/** Nobody guesses 256 bits. */
const secret = (): string => randomSecret() + randomSecret();

/** What it takes to show people the roster. */
export function rosterShown({ config, ...app }: Pick<AppDeps, 'drawRoster' | 'config'>): Shown {
  const { publicUrl: url } = config.http;
  const shown = { localDays, drawRoster: app.drawRoster ?? drawRoster };
  return url === undefined ? shown : { ...shown, calendars: { url, secret } };
}
