import { after, type Instant, minutes } from '../../../domain/time/instant';
import type { Clock } from '../../../ports/clock';
import type { Logger } from '../../../ports/logger';
import { proxyWords } from '../../proxy';
import type { WecomError } from '../api';

const quietFor = minutes(10);

/** Tells whoever runs the desk what only they can mend: each code once in ten minutes. */
export function createAlarm(clock: Pick<Clock, 'now'>, logger: Logger): (error: WecomError) => void {
  const quietUntil = new Map<string, Instant>();
  return ({ method, code, said, fate }) => {
    const now = clock.now();
    const isProxy = code.startsWith('proxy_');
    if ((fate !== 'setup' && !isProxy) || now < (quietUntil.get(code) ?? 0)) return;
    quietUntil.set(code, after(now, quietFor));
    const refused = 'WeCom refuses to work with these settings; `dutydesk doctor` says what to do';
    logger.error(isProxy ? proxyWords('WECOM_PROXY') : refused, { method, code, said });
  };
}
