import type { InboundDeps } from '../chat/inbound-deps';
import { localDays } from '../i18n/local-days';
import { drawRoster } from '../reports/chart/draw-roster';
import type { AppDeps } from './app-deps';

/** What it takes to show people the roster. */
export const rosterShown = (app: Pick<AppDeps, 'drawRoster'>): Pick<InboundDeps, 'localDays' | 'drawRoster'> => ({
  localDays,
  drawRoster: app.drawRoster ?? drawRoster,
});
