import { type Say, say } from '../domain/words';
import { BadConfig } from './bad-config';
import { CountingYears } from './calendar/counting-years';
import { compileDesk } from './compile-desk';
import type { Config, SlackConfig, WecomConfig } from './config';
import { scopeOf } from './desk-file/on-duty-shown';
import { placed } from './desk-file/problem';
import { type DeskFileRead, readDeskFile } from './desk-file/read-desk-file';
import type { DeskFile } from './desk-file/topics';
import { fileTrouble } from './file-trouble';
import { type Environment, readEnvironment, type Settings } from './read-environment';
import { KeptTerms } from './terms/kept-terms';
import { type TextRead, textOf } from './text-of';
import { notText } from './unreadable';

/**
 * Reads the whole configuration. `readFile` answers the desk file, or a certificate, or throws. A running desk that reads it
 * anew gives the years that count, as it knows them. Throws BadConfig with every problem of environment and desk file at once.
 */
export function readConfig(
  env: Environment,
  readFile: (path: string) => string | Uint8Array,
  known?: CountingYears,
): Config {
  const { settings, problems } = readEnvironment(env, readFile);
  const read = readDesk(settings.deskFile, readFile);
  if (read.problems !== undefined) throw new BadConfig([...problems, ...read.problems], read.language);

  const missing = [
    ...(settings.slack && !read.file.slack ? [noChannels(settings.deskFile)] : []),
    ...telephonesMissing(settings, read.file),
  ];
  if (problems.length + missing.length > 0) {
    throw new BadConfig([...problems, ...missing], read.file.desk.language);
  }

  const { file } = read;
  const counting = known ?? new CountingYears(file.calendar);
  const terms = new KeptTerms(file, counting);
  const { database, databaseWait, host, port, publicUrl, room, watch, logLevel } = settings;
  return {
    database,
    databaseWait,
    http: { host, port, room, ...(publicUrl !== undefined && { publicUrl }) },
    watch,
    ...slackOf(settings, read.file),
    ...wecomOf(settings, read.file),
    ...(settings.oa && { oa: settings.oa }),
    ...(settings.telephone && { telephone: settings.telephone }),
    ...(settings.heartbeat && { heartbeat: settings.heartbeat }),
    ...(settings.mail && { mail: { ...settings.mail, ...read.file.mail } }),
    logLevel,
    desk: compileDesk(file, platformsIn(settings), counting, terms),
    counting,
    terms,
    filedYears: read.file.calendar,
    deskFile: { path: settings.deskFile, content: read.content, digest: read.digest },
  };
}

const noChannels = (deskFile: string): Say => placed(deskFile, undefined, say('config.noChannels'));

/** What the desk file calls people by has to be there. */
function telephonesMissing(settings: Settings, { telephone }: DeskFile): readonly Say[] {
  const { deskFile } = settings;
  const there = { wecom: settings.wecom !== undefined, webhook: settings.telephone !== undefined };
  const missing = telephone.by.filter((name) => !there[name]);
  return missing.map((name) =>
    placed(deskFile, undefined, say(name === 'wecom' ? 'config.noWecomToCallBy' : 'config.noWebhookToCallBy')),
  );
}

function readDesk(path: string, readFile: (path: string) => string | Uint8Array): DeskFileRead {
  let content: string | Uint8Array;
  try {
    content = readFile(path);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const reason = fileTrouble(error) ?? say('config.file.other', { reason: said });
    return { problems: [say('config.deskFileNotRead', { path, reason })] };
  }
  const read: TextRead = typeof content === 'string' ? { text: content } : textOf(content);
  return read.why === undefined ? readDeskFile(read.text, path) : { problems: [notText(path, read)] };
}

function slackOf({ slack }: Settings, { slack: topic }: DeskFile): { readonly slack?: SlackConfig } {
  if (slack === undefined || topic === undefined) return {};
  const { digests, ...channels } = topic.channels;
  return {
    slack: {
      ...slack,
      channels: digests === undefined ? channels : { ...channels, digests },
      onDuty: topic.onDuty.map(({ group, topic: channel, ...scope }) => ({
        ...(group !== undefined && { group }),
        ...(channel !== undefined && { topic: channel }),
        scope: scopeOf(scope),
      })),
      access: topic.access,
    },
  };
}

function wecomOf({ wecom }: Settings, { wecom: topic }: DeskFile): { readonly wecom?: WecomConfig } {
  if (wecom === undefined) return {};
  const onDuty = topic.onDuty.map(({ tag, ...scope }) => ({ tag, scope: scopeOf(scope) }));
  return { wecom: { ...wecom, onDuty, ...(topic.group !== undefined && { group: topic.group }) } };
}

/** The platforms that are switched on: engineers get their cards on each. */
const platformsIn = (settings: Settings): readonly string[] =>
  (['slack', 'wecom'] as const).filter((platform) => settings[platform] !== undefined);
