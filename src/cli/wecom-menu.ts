import { WecomError } from '../chat/wecom/api';
import { createMenu } from '../chat/wecom/menu';
import { say } from '../domain/words';
import { appMenu } from '../wiring/app-menu';
import { cliContext } from './cli-context';
import type { Command } from './command';
import { wecomClient } from './wecom-client';

/** Creates the menu of the WeCom app, in the desk's language, and shows it. */
export const wecomMenu: Command = async (call) => {
  const { config, speak, clock } = cliContext(call);
  const { publicUrl } = config.http;
  if (config.wecom === undefined || publicUrl === undefined) {
    call.print(speak(say('cli.wecomNotConfigured')));
    return 1;
  }
  const menu = appMenu(speak, publicUrl);
  call.print(JSON.stringify(menu, null, 2));
  try {
    await createMenu(wecomClient(config.wecom, clock), config.wecom.agentId, menu);
    call.print(speak(say('cli.menuCreated')));
    return 0;
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    call.print(speak(say('cli.menuNotCreated', { code: error.code })));
    return 1;
  }
};
