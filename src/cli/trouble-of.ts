import { SlackError } from '../chat/slack/errors';
import { WecomError } from '../chat/wecom/api';
import { refusedApp } from '../chat/wecom/doctor';
import { codeOf } from '../config/file-trouble';
import { listOf, say } from '../domain/words';
import { FontsDrawNothing } from '../reports/chart/draw-digest';
import { AnotherProcess } from '../store/only-process';
import { SchemaTooNew } from '../store/schema';
import { AddressRefused } from '../web/server';
import { type Finding, unreached } from './cli-context';
import { connectionTrouble, reasonOf } from './reason-of';
import { wecomSentence } from './wecom-sentence';

/** What went wrong, and what to do about it. */
export type Trouble = Pick<Finding, 'found' | 'advice'>;

/** What a command failed of, in sentences of ours. */
export const troubleOf = (error: unknown): Trouble =>
  knownTrouble(error) ?? { found: say('cli.failed', { reason: reasonOf(error) }) };

/** Why the desk could not start, which follows those words. */
export const startTrouble = (error: unknown): Trouble => knownTrouble(error) ?? { found: reasonOf(error) };

function knownTrouble(error: unknown): Trouble | undefined {
  if (error instanceof SchemaTooNew) {
    const found = say('cli.databaseNewer', { migrations: listOf(error.migrations) });
    return { found, advice: say('cli.databaseNewerDo') };
  }
  if (error instanceof AnotherProcess) {
    return { found: say('cli.anotherDesk', { file: error.file }), advice: say('cli.anotherDeskDo') };
  }
  if (error instanceof AddressRefused) return addressTrouble(error);
  if (error instanceof FontsDrawNothing) {
    return { found: say('cli.fontsDrawNothing', { files: listOf(error.files) }), advice: say('cli.fontsDo') };
  }
  if (error instanceof WecomError) return wecomSentence(refusedApp(error));
  return slackTrouble(error) ?? databaseTrouble(error);
}

function addressTrouble({ address, setting, code }: AddressRefused): Trouble {
  const isTaken = code === 'EADDRINUSE';
  const found = say(isTaken ? 'cli.addressTaken' : 'cli.addressRefused', { address, code });
  return { found, advice: say('cli.addressDo', { setting }) };
}

/** Socket Mode opens its line by a client of its own, whose errors nobody translated. */
function slackTrouble(error: unknown): Trouble | undefined {
  if (error instanceof SlackError) {
    return { found: say('cli.slackNotReached', { code: error.code }), advice: say('cli.slackNotReachedDo') };
  }
  if (codeOf(error) !== 'slack_webapi_platform_error') return undefined;
  const { data } = error as { readonly data?: { readonly error?: unknown } };
  return {
    found: say('cli.slackAppTokenRefused', { code: String(data?.error) }),
    advice: say('cli.slackAppTokenDo'),
  };
}

const databaseTrouble = (error: unknown): Trouble | undefined =>
  connectionTrouble(error) === undefined ? undefined : unreached(error);
