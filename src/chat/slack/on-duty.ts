import { own } from '../../domain/own';
import type { Person } from '../../domain/people/person';
import { type Fact, listOf, say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { DutyDisplay, DutyDisplays, ShownDuty } from '../../ports/duty-display';
import { DeliveryFailed } from '../../ports/platform';
import type { SlackApi } from './client';
import type { SlackConfig } from './config';
import { deliveryError } from './errors';
import { textAt } from './fields';

/** What of Slack says who is on duty: user groups, and the desk's own part of channels' topics. */
export function dutyDisplays(api: SlackApi, config: Pick<SlackConfig, 'onDuty'>): DutyDisplays {
  return {
    all: () =>
      (config.onDuty ?? []).flatMap(({ group, topic, scope }): readonly DutyDisplay[] => [
        ...(group === undefined
          ? []
          : [{ key: `${ofGroup}${group}`, scope, name: say('notice.dutyGroup', { group }) }]),
        ...(topic === undefined
          ? []
          : [{ key: `${ofTopic}${topic}`, scope, name: say('notice.dutyTopic', { channel: topic }) }]),
      ]),
    owns: (key) => key.startsWith(ofGroup) || key.startsWith(ofTopic),
    letGo: (key, before) =>
      letGo(api, key, before).catch((error: unknown) => {
        throw deliveryError(error);
      }),
    show: async ({ key }, shown) => {
      try {
        if (key.startsWith(ofGroup)) return await showGroup(api, key.slice(ofGroup.length), shown);
        return await showTopic(api, key.slice(ofTopic.length), shown);
      } catch (error) {
        throw deliveryError(error);
      }
    },
  };
}

/** A group cannot be empty: it keeps whom it has. */
async function letGo(api: SlackApi, key: string, before: string | undefined): Promise<void> {
  if (!key.startsWith(ofTopic) || before === undefined) return;
  const channel = key.slice(ofTopic.length);
  const now = await topicOf(api, channel);
  const theirs = trimmed(now.replace(before, () => ''));
  if (now.includes(before)) await api.call('conversations.setTopic', { channel, topic: theirs }, { priority: 'usual' });
}

const ofGroup = 'slack:group:';
const ofTopic = 'slack:topic:';

/** Slack replaces the whole list, and takes no empty one (docs.slack.dev/reference/methods/usergroups.users.update). */
async function showGroup(api: SlackApi, usergroup: string, { people }: ShownDuty): Promise<undefined> {
  const users = people.flatMap(({ identities }) => own(identities, 'slack') ?? []).join();
  await api.call('usergroups.users.update', { usergroup, users }, { priority: 'usual' });
  return undefined;
}

/** Each change stands in the channel as a line of its own, so none is made where nothing changes. */
async function showTopic(api: SlackApi, channel: string, shown: ShownDuty): Promise<string> {
  const now = await topicOf(api, channel);
  const theirs = withoutOurs(now, shown);
  const part = [partOf(shown, false), partOf(shown, true)].find((one) => fits(joined(one, theirs)));
  if (part === undefined) throw new DeliveryFailed('slack', null, 'topic_full');
  const topic = joined(part, theirs);
  if (topic !== now) await api.call('conversations.setTopic', { channel, topic }, { priority: 'usual' });
  return part;
}

async function topicOf(api: SlackApi, channel: string): Promise<string> {
  const info = await api.call('conversations.info', { channel }, { priority: 'usual' });
  return unescaped(textAt(info, 'channel', 'topic', 'value') ?? '');
}

const fits = (topic: string): boolean => topic.length <= slackLimits.topic.most;
const between = ' | ';
const joined = (ours: string, theirs: string): string => (theirs === '' ? ours : `${ours}${between}${theirs}`);

/** What people wrote: everything but the part the desk wrote last, or one that looks like it. */
function withoutOurs(topic: string, { before, speak }: ShownDuty): string {
  const label = escaped(speak(say('notice.dutyTopicLabel')));
  const looks = new RegExp(`^${label}[^|]*(?:\\||$)`, 'u');
  const rest =
    before !== undefined && topic.includes(before) ? topic.replace(before, () => '') : topic.replace(looks, '');
  return trimmed(rest);
}

const trimmed = (rest: string): string => rest.replace(/^[\s|]+|[\s|]+$/gu, '');

/** `short`: those who come first alone. */
function partOf({ people, primaries, isInstead, speak }: ShownDuty, short: boolean): string {
  const backups = people.filter((person) => !primaries.includes(person));
  const names = (some: readonly Person[]): Fact => listOf(some.map(({ id }) => ({ person: id })));
  const label = speak(say('notice.dutyTopicLabel'));
  const said = isInstead
    ? say('notice.dutyTopicInstead', { names: names(people) })
    : primaries.length === 0
      ? say('notice.dutyTopicBackup', { names: names(backups) })
      : short || backups.length === 0
        ? say('notice.dutyTopicFirst', { names: names(primaries) })
        : say('notice.dutyTopicBoth', { names: names(primaries), backups: names(backups) });
  return `${label}${speak(said)}`.replaceAll('|', '/');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Slack answers texts with these three letters written out. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
