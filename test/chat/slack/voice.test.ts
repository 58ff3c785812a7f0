import { type SlackAdapter, voiceFor } from '../../../src/chat/slack/adapter';
import type { Profiles } from '../../../src/chat/slack/profile';
import { say } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import type { Profile } from '../../../src/ports/inbound';
import { realClock } from '../../../src/wiring/real-clock';

const mei: Profile = { name: '韩梅梅', language: 'zh-CN', zone: 'Asia/Shanghai' };
const kept: Pick<Profiles, 'known' | 'of'> = {
  known: () => undefined,
  of: () => Promise.reject(new Error('nobody may ask')),
};

/** What somebody reads of a desk whose language is English. */
async function read(profiles: Partial<typeof kept>): Promise<string> {
  const desk = {
    profiles: { ...kept, ...profiles },
    translator: createTranslator(),
    clock: realClock,
    config: { language: 'en' },
  } as unknown as SlackAdapter;
  return (await voiceFor(desk, 'U9'))(say('slack.openForm'));
}

test.each<[string, Partial<typeof kept>, string]>([
  ['whom Slack told of before is not asked about again', { known: () => mei }, '打开表单'],
  ['whom nobody met reads their own language', { of: async () => mei }, '打开表单'],
  ['where Slack refuses to say it, the desk’s', {}, 'Open the form'],
  ['where Slack does not say it in time, the desk’s', { of: () => new Promise(() => undefined) }, 'Open the form'],
])('%s (K9)', async (_, profiles, words) => {
  expect(await read(profiles)).toBe(words);
});
