import type { SlackFinding } from '../chat/slack/doctor';
import { say } from '../domain/words';
import type { Finding } from './desk-side';
import { wayProblem } from './way-sentence';

/** What the doctor found out about Slack, in sentences. */
export function slackSentence(finding: SlackFinding): Finding {
  if (finding.name === 'token') return finding.ok ? reached(finding) : notReached(finding);
  if (finding.name === 'scopes') return scopes(finding);
  if (finding.name === 'more-scopes') {
    const found = say('cli.scopesMore', { scopes: finding.problem ?? '' });
    return { ok: finding.ok, found, advice: say('cli.scopesMoreDo') };
  }
  return finding.ok
    ? { ok: true, found: say('cli.channelJoined', { channel: finding.subject ?? '' }) }
    : channelProblem(finding);
}

const reached = ({ subject = '' }: SlackFinding): Finding => ({
  ok: true,
  found: say('cli.slackReached', { workspace: subject }),
});

const way = { platform: 'Slack', setting: 'SLACK_PROXY', hosts: '*.slack.com:443, *.slack-msgs.com:443' } as const;

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

function channelProblem({ subject: channel = '', problem: code = '', fix }: SlackFinding): Finding {
  return fix === 'invite-bot'
    ? { ok: false, found: say('cli.channelNotJoined', { channel }), advice: say('cli.channelNotJoinedDo') }
    : { ok: false, found: say('cli.channelNotUsable', { channel, code }), advice: say('cli.channelNotUsableDo') };
}
