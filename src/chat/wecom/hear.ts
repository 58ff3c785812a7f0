import { limitsOf } from '../../domain/flow/budget';
import { oneLine } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { SharedKey } from '../../ports/shared-state';
import { type Count, mayDoAt, spend } from '../intake/budgets';
import type { WecomAdapter } from './adapter';
import { WecomError } from './api';
import { withSigns } from './emoticons';
import { rememberTalk, wasGreeted } from './greet';
import { tellReply, tellWords } from './reply';
import { topicOf } from './sending';
import { voiceFor } from './voice';
import type { WecomEvent } from './wecom-event';

type Heard = WecomEvent & { readonly kind: 'message' };
type Medium = Heard['said'] & { readonly type: 'media' };

/** Somebody wrote, spoke, or sent something. Throws WecomError. */
export async function handleHeard(wecom: WecomAdapter, heard: Heard, key: string): Promise<void> {
  const { from, said } = heard;
  await rememberTalk(wecom, from);
  const files = said.type === 'media' ? await filesOf(wecom, from, said) : [];
  if (files === 'told before') return;
  if (!Array.isArray(files)) {
    // No answer yet: at another try the file may be there, or may be taken.
    const told = { account: from, key, part: ':files', speak: await voiceFor(wecom, from) };
    return tellWords(wecom, told, files as Say);
  }
  const recent = await topicOf(wecom, from);
  const answered = await wecom.inbound.hear({
    from: wecom.profiles.sender(from),
    key,
    where: 'chat',
    ...(recent !== undefined && { recent }),
    greeted: await wasGreeted(wecom, from),
    text: await wordsOf(wecom, heard),
    files,
  });
  await tellReply(wecom, { account: from, key }, answered);
}

/** A place and a link are words like any other. */
async function wordsOf(wecom: WecomAdapter, { from, said }: Heard): Promise<string> {
  if (said.type === 'text') return withSigns(said.text);
  if (said.type === 'link') return [said.title, said.description, said.url].filter(Boolean).join('\n');
  if (said.type === 'media') return '';
  const { label, latitude, longitude } = said;
  const speak = await voiceFor(wecom, from);
  return speak(say('wecom.location', { place: label === '' ? `${latitude}, ${longitude}` : label }));
}

/** One at a time of each, so that many photos of one person neither fill the memory nor hold up others'. */
const filesOf = (wecom: WecomAdapter, from: string, said: Medium): Promise<readonly FileRef[] | Say | 'told before'> =>
  wecom.media.run(from, async () => {
    const over = await overBudget(wecom, from);
    if (over !== undefined) return over;
    const files = await keptFile(wecom, said);
    if (files === undefined) return say('wecom.mediaLost');
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    await spend(wecom, counted(wecom, from, 'files', 1));
    await spend(wecom, counted(wecom, from, 'bytes', bytes));
    return files;
  });

const counted = ({ desk }: WecomAdapter, from: string, what: 'files' | 'bytes', amount: number): Count => ({
  key: `${what}:wecom:${from}`,
  budgets: limitsOf(desk.limits)[what],
  amount,
});

/** What somebody is told, once, who sends more files than their budget: WeCom holds them, so they can be sent again. */
async function overBudget(wecom: WecomAdapter, from: string): Promise<Say | 'told before' | undefined> {
  const { shared, clock, logger } = wecom;
  const moments = [
    await mayDoAt(wecom, counted(wecom, from, 'files', 1)),
    await mayDoAt(wecom, counted(wecom, from, 'bytes', 1)),
  ].filter((at) => at !== undefined);
  if (moments.length === 0) return undefined;
  const until = Math.max(...moments) as Instant;
  const key: SharedKey = `wecom:many-files:${from}`;
  const first = await shared.swap({ key, version: undefined, value: true, now: clock.now(), until });
  if (!first) return 'told before';
  logger.warn('somebody sends more files than their budget', { account: from });
  return say('wecom.manyFiles', { until: { at: until, style: 'time' } });
}

const endings = { image: 'jpg', voice: 'amr', video: 'mp4', file: 'bin' } as const;

/** Past its three days. Everything else that may pass is tried again with the whole message. */
const forgotten: readonly string[] = ['40007', '40145'];
const mayStillCome = ({ fate, code }: WecomError): boolean =>
  ['later', 'setup', 'uncertain'].includes(fate) && !forgotten.includes(code);

/**
 * WeCom forgets it after three days, so the desk keeps it. Undefined where it can't be had. Throws WecomError where it
 * may be had later: nobody is told that it is lost as long as it is not.
 */
async function keptFile(wecom: WecomAdapter, said: Medium): Promise<readonly FileRef[] | undefined> {
  try {
    const { bytes, mime, name } = await wecom.api.download(said.mediaId);
    const ending = /^image\/(png|gif)$/.exec(mime)?.[1] ?? said.format ?? endings[said.media];
    const called = oneLine(said.name ?? name ?? '') || `${said.media}.${ending}`;
    return [await wecom.files.keep({ name: called, mime, bytes }, wecom.clock.now())];
  } catch (error) {
    if (!(error instanceof WecomError) || mayStillCome(error)) throw error;
    wecom.logger.warn('something people sent could not be kept', { media: said.media, code: error.code });
    return undefined;
  }
}
