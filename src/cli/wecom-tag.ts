import { WecomError } from '../chat/wecom/api';
import { createTag } from '../chat/wecom/create-tag';
import { say } from '../domain/words';
import { cliContext } from './cli-context';
import type { Command } from './command';
import { Told } from './told';
import { usage } from './usage';
import { wecomClient } from './wecom-client';

/** Makes a WeCom tag that the app may fill with whoever is on duty, and says what to write down: `wecom-tag NAME`. */
export const wecomTag: Command = async (call) => {
  const { config, speak, clock } = cliContext(call);
  const name = call.rest.join(' ').trim();
  if (name === '') throw new Told(usage(speak, 'wecom-tag'));
  if (config.wecom === undefined) {
    call.print(speak(say('cli.wecomNotConfigured')));
    return 1;
  }
  try {
    const tag = await createTag(wecomClient(config.wecom, clock), name);
    call.print(speak(say('cli.tagCreated', { tag: String(tag) })));
    return 0;
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    call.print(speak(say('cli.tagNotCreated', { code: error.code })));
    return 1;
  }
};
