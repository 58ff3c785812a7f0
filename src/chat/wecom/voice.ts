import type { Speak } from '../../ports/translator';
import type { WecomDesk } from './desk';

/** Our voice where the desk has not answered: WeCom tells no language, so it is the desk's own. */
export const voiceOfDesk = ({ translator, desk, clock }: Pick<WecomDesk, 'translator' | 'desk' | 'clock'>): Speak =>
  translator.speakTo({ language: desk.language, zone: desk.zone, now: clock.now(), nameOf: (id) => id });
