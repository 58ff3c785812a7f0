import type { Attendance } from '../domain/attendance/attendance';
import type { Span } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Store } from '../store/open-store';
import { attendanceFacts, stateSaid } from '../views/attendance/attendance-card';
import { type CliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call } from './command';

/** Sign-ins that are looked through at most: years of a desk with a few shifts a day. */
const most = 5000;

/** Lists who was to be at their post in those days, when they were seen, and how; oldest first (STAFF-6). */
export async function attendance(call: Call, context: CliContext, span: Span): Promise<number> {
  const { desk } = context.config;
  await withStore(context, async (store) => {
    const speak = await speakOfEveryone(context, store);
    const found = await attendancesIn(span, store);
    for (const one of found) {
      const how = one.seenBy === undefined ? '' : say(`cli.attendance.${one.seenBy}`);
      call.print(speak(say('cli.attendanceLine', { ...attendanceFacts(one, desk), state: stateSaid(one), how })));
    }
    call.print(speak(say('cli.attendanceListed', { count: found.length })));
  });
  return 0;
}

async function attendancesIn({ from, to }: Span, { records }: Store): Promise<readonly Attendance[]> {
  const found: Attendance[] = [];
  for (const id of await records.newest('attendance', most)) {
    const one = await records.find<Attendance>({ kind: 'attendance', id });
    if (one === undefined || one.span.from >= to) continue;
    if (one.span.from < from) break;
    found.push(one);
  }
  return found.reverse();
}
