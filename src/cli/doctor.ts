import { setTimeout as pauseFor } from 'node:timers/promises';
import { createApi } from '../chat/slack/client';
import { checkSlack, type SlackFinding } from '../chat/slack/doctor';
import { slackConfigOf } from '../chat/slack/slack-from';
import { isOpen } from '../domain/time/is-open';
import { after, type Duration, days } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import { unlessCalendarEnds } from '../domain/ticket/wanted';
import { createLogger } from '../logger';
import { realClock } from '../wiring/real-clock';
import { type Command, print } from './command';
import { type DeskSide, deskSide, type Finding, lineOf, withStore } from './desk-side';

/** Clocks may differ by so much before promises measured in seconds suffer. */
const clockMayDiffer = 1000;

/** Looks at everything the desk depends on; each line says ok, or the problem and what to do. */
export const doctor: Command = async (call) => {
  const side = deskSide(call);
  const findings = [...(await database(side)), ...calendars(side), ...(await slack(side))];
  for (const finding of findings) print(lineOf(finding, side.speak));
  const problems = findings.filter(({ ok }) => !ok).length;
  print(side.speak(problems === 0 ? say('cli.doctorPassed') : say('cli.doctorFailed', { count: problems })));
  return problems === 0 ? 0 : 1;
};

async function database(side: DeskSide): Promise<readonly Finding[]> {
  try {
    return await withStore(side, async (store) => {
      await store.ping();
      const pending = (await store.pendingMigrations()).length;
      const apart = Math.abs((await store.databaseTime()) - realClock.now());
      return [
        { ok: true, found: say('cli.databaseReached') },
        pending === 0
          ? { ok: true, found: say('cli.databaseMigrated') }
          : { ok: false, found: say('cli.databaseBehind', { count: pending }), advice: say('cli.databaseBehindDo') },
        apart <= clockMayDiffer
          ? { ok: true, found: say('cli.clockAgrees') }
          : {
              ok: false,
              found: say('cli.clockDiffers', { by: { lasts: apart as Duration } }),
              advice: say('cli.clockDiffersDo'),
            },
      ];
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ ok: false, found: say('cli.databaseNotReached', { reason }), advice: say('cli.databaseNotReachedDo') }];
  }
}

/** Whether promises that run into the next year can be told: a year from now must be covered. */
function calendars({ config }: DeskSide): readonly Finding[] {
  const nextYear = new Date(after(realClock.now(), days(365))).getUTCFullYear();
  const known = config.desk.places.every(
    ({ hours }) =>
      unlessCalendarEnds(() => isOpen(hours, Date.UTC(nextYear, 5, 1) as Parameters<typeof isOpen>[1])) !== undefined,
  );
  return [
    known
      ? { ok: true, found: say('cli.calendarKnown', { year: nextYear }) }
      : { ok: false, found: say('cli.calendarMissing', { year: nextYear }), advice: say('cli.calendarMissingDo') },
  ];
}

async function slack({ config }: DeskSide): Promise<readonly Finding[]> {
  if (!config.slack) return [];
  const slackConfig = slackConfigOf(config.slack, config.desk);
  const logger = createLogger('silent');
  const pause = (length: number) => pauseFor(length);
  const api = createApi({ config: slackConfig, clock: realClock, logger, pause });
  return (await checkSlack(api, slackConfig)).map(sentenceFor);
}

const sentences: {
  readonly [Name in SlackFinding['name']]: (finding: SlackFinding) => { good: Say; bad: Say; fix: Say };
} = {
  token: ({ problem = '' }) => ({
    good: say('cli.slackReached', { workspace: '' }),
    bad: say('cli.slackNotReached', { code: problem }),
    fix: say('cli.slackNotReachedDo'),
  }),
  scopes: ({ problem = '' }) => ({
    good: say('cli.scopesComplete'),
    bad: say('cli.scopesMissing', { scopes: problem.replace('missing: ', '') }),
    fix: say('cli.scopesMissingDo'),
  }),
  'engineers-channel': channelSentences,
  'digest-channel': channelSentences,
};

function channelSentences({ subject = '' }: SlackFinding): { good: Say; bad: Say; fix: Say } {
  return {
    good: say('cli.channelJoined', { channel: subject }),
    bad: say('cli.channelNotJoined', { channel: subject }),
    fix: say('cli.channelNotJoinedDo'),
  };
}

function sentenceFor(finding: SlackFinding): Finding {
  const { good, bad, fix } = sentences[finding.name](finding);
  return finding.ok ? { ok: true, found: good } : { ok: false, found: bad, advice: fix };
}
