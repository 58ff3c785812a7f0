import type { Speak } from '../../ports/translator';
import type { WecomAdapter } from './adapter';

/** Our voice where the desk has not answered. WeCom tells no language, so it is the one the desk knows them by. */
export async function voiceFor(
  { translator, inbound, clock }: Pick<WecomAdapter, 'translator' | 'inbound' | 'clock'>,
  account: string,
): Promise<Speak> {
  const { language, zone } = await inbound.readerOf('wecom', account);
  return translator.speakTo({ language, zone, now: clock.now(), nameOf: (id) => id });
}
