import type { SlackFinding } from '../chat/slack/finding';
import { own } from '../domain/own';
import { say, type WordKey } from '../domain/words';
import type { Finding } from './cli-context';
import { staffLeft } from './staff-left';
import { wayProblem } from './way-sentence';

const sentences: Readonly<Record<SlackFinding['name'], (finding: SlackFinding) => Finding>> = {
  token: (finding) => (finding.ok ? reached(finding) : notReached(finding)),
  scopes: (finding) => scopes(finding),
  'more-scopes': ({ ok, problem: more = '' }) => ({
    ok,
    found: say('cli.scopesMore', { scopes: more }),
    advice: say('cli.scopesMoreDo'),
  }),
  'app-token': (finding) => appToken(finding),
  'engineers-channel': (finding) => channel(finding),
  'digest-channel': (finding) => channel(finding),
  'duty-group': (finding) => onDuty(finding),
  'duty-topic': (finding) => onDuty(finding),
  account: (finding) => account(finding),
  staff: ({ ok, subject }) => ({ ok, found: say('cli.slackStaffReached', { count: Number(subject) }) }),
  'staff-left': (finding) => staffLeft('slack', finding),
};

/** What the doctor found out about Slack, in sentences. */
export const slackSentence = (finding: SlackFinding): Finding => sentences[finding.name](finding);

const reached = ({ subject = '' }: SlackFinding): Finding => ({
  ok: true,
  found: say('cli.slackReached', { workspace: subject }),
});

const way = { on: 'slack', setting: 'SLACK_PROXY', hosts: '*.slack.com:443, *.slack-msgs.com:443' } as const;

function notReached({ problem: code = '', fix }: SlackFinding): Finding {
  if (fix !== 'check-network') {
    return { ok: false, found: say('cli.slackNotReached', { code }), advice: say('cli.slackNotReachedDo') };
  }
  const away = { ok: false, found: say('cli.slackAway', { code }), advice: say('cli.slackAwayDo') };
  return wayProblem(code, way) ?? away;
}

function scopes({ ok, problem = '' }: SlackFinding): Finding {
  if (ok) return { ok, found: say(problem === '' ? 'cli.scopesComplete' : 'cli.scopesNotTold') };
  const missing = problem.replace('missing: ', '');
  return { ok, found: say('cli.scopesMissing', { scopes: missing }), advice: say('cli.scopesMissingDo') };
}

function appToken(finding: SlackFinding): Finding {
  if (finding.ok) return { ok: true, found: say('cli.appTokenTaken') };
  if (finding.fix === 'check-network') return notReached(finding);
  const found = say('cli.slackAppTokenRefused', { code: finding.problem ?? '' });
  return { ok: false, found, advice: say('cli.slackAppTokenDo') };
}

function channel({ ok, subject: channel = '', problem: code = '', fix }: SlackFinding): Finding {
  if (ok) return { ok, found: say('cli.channelJoined', { channel }) };
  if (fix === 'invite-bot') {
    return { ok, found: say('cli.channelNotJoined', { channel }), advice: say('cli.channelNotJoinedDo') };
  }
  if (fix === 'open-channel') {
    return { ok, found: say('cli.channelClosed', { channel, code }), advice: say('cli.channelClosedDo') };
  }
  return { ok, found: say('cli.channelNotUsable', { channel, code }), advice: say('cli.channelNotUsableDo') };
}

/** What to do about the codes of groups and topics. */
const dutyAdvice: Readonly<Record<string, WordKey>> = {
  missing_scope: 'cli.dutyScopesDo',
  permission_denied: 'cli.dutyGroupPermitDo',
  plan_upgrade_required: 'cli.dutyGroupPlanDo',
  not_in_channel: 'cli.channelNotJoinedDo',
};

function onDuty({ name, ok, subject = '', problem: code = '' }: SlackFinding): Finding {
  const what =
    name === 'duty-group' ? say('notice.dutyGroup', { group: subject }) : say('notice.dutyTopic', { channel: subject });
  if (ok) return { ok, found: say('cli.dutyShows', { what }) };
  return {
    ok,
    found: say('cli.dutyShowsNot', { what, code }),
    advice: say(own(dutyAdvice, code) ?? 'cli.dutyShowsDo'),
  };
}

function account({ ok, subject: person = '', problem }: SlackFinding): Finding {
  if (problem === 'deleted') {
    return { ok, found: say('cli.slackAccountEnded', { person }), advice: say('cli.slackAccountEndedDo') };
  }
  if (problem === 'is_bot') {
    return { ok, found: say('cli.slackAccountOfApp', { person }), advice: say('cli.slackAccountDo') };
  }
  return { ok, found: say('cli.slackAccountUnknown', { person }), advice: say('cli.slackAccountDo') };
}
