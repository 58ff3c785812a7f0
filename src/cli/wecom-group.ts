import { WecomError } from '../chat/wecom/api';
import { createGroup } from '../chat/wecom/create-group';
import { worksTickets } from '../domain/people/person';
import { say } from '../domain/words';
import { cliContext } from './cli-context';
import type { Command } from './command';
import { wecomClient } from './wecom-client';

/** WeCom makes no group of fewer. */
const fewest = 2;

/** Makes a WeCom group of everybody who works tickets, which reads one line a change, and says what to write down. */
export const wecomGroup: Command = async (call) => {
  const { config, speak, clock } = cliContext(call);
  if (config.wecom === undefined) {
    call.print(speak(say('cli.wecomNotConfigured')));
    return 1;
  }
  const members = config.desk.people.filter(worksTickets).flatMap(({ identities }) => identities['wecom'] ?? []);
  if (config.wecom.group !== undefined || members.length < fewest) {
    const { group } = config.wecom;
    call.print(speak(group === undefined ? say('cli.groupTooSmall') : say('cli.groupThere', { group })));
    return 1;
  }
  const name = speak({ localised: config.desk.name });
  try {
    const group = await createGroup(wecomClient(config.wecom, clock), {
      name,
      members,
      hello: speak(say('cli.groupHello')),
    });
    call.print(speak(say('cli.groupCreated', { group, count: members.length })));
    return 0;
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    call.print(speak(say('cli.groupNotCreated', { code: error.code })));
    return 1;
  }
};
