import { ticketId } from '../../../domain/ticket/ticket';
import type { Audience } from './rendered';

/** The page of the job that is spoken of, or all of the reader's jobs where it is about none. */
export function jobLink({ tag, links }: Pick<Audience, 'tag' | 'links'>): string {
  const number = Number(/(\d+)】$/u.exec(tag)?.[1]);
  return Number.isSafeInteger(number) && number > 0 ? links.job(ticketId(number)) : links.jobs();
}
