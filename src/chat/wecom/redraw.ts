import type { WecomAdapter } from './adapter';
import { type Json, WecomError } from './api';

/** One change of a card that people have. */
export interface Redraw {
  readonly task: string;
  /** Everyone who got it, or these accounts. */
  readonly to: 'all' | readonly string[];
  /** `button` or `template_card` of message/update_template_card. */
  readonly change: Json;
}

/** Codes tried before it is given up; a click's code may be good for the clicker only (wecom.md §4.8). */
const mostTried = 5;

/**
 * Redraws a card with one of its codes. False: no code was left that works. Throws WecomError where trying again later
 * may help; the code is kept for then.
 */
export async function redraw(
  { api, codes, config, logger }: Pick<WecomAdapter, 'api' | 'codes' | 'config' | 'logger'>,
  { task, to, change }: Redraw,
): Promise<boolean> {
  for (let tried = 0; tried < mostTried; tried += 1) {
    const code = await codes.take(task);
    if (code === undefined) return false;
    const whom = to === 'all' ? { atall: 1 } : { userids: to };
    const body = { ...whom, agentid: config.agentId, response_code: code.code, ...change };
    try {
      await api.call('message/update_template_card', body);
      return true;
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      if (error.fate === 'later' || error.fate === 'uncertain' || error.fate === 'setup') {
        await codes.giveBack(code);
        throw error;
      }
      if (error.fate !== 'spent') logger.error('a card could not be redrawn', { task, code: error.code });
    }
  }
  return false;
}
