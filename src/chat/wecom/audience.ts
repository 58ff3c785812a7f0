import { ticketKey } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { TicketId } from '../../domain/ticket/ticket';
import { isInside } from '../../domain/ticket/who-may';
import type { Speak } from '../../ports/translator';
import type { WecomDesk } from './desk';
import type { Audience } from './render/rendered';

/** What every message about a job begins with; nothing where it is about none. */
export const tagOf = ({ desk }: Pick<WecomDesk, 'desk'>, ticket: TicketId | undefined): string =>
  ticket === undefined ? '' : `【${ticketKey(desk, ticket)}】`;

/** Whoever reads it, for the renderer. */
export const audienceOf = (
  wecom: Pick<WecomDesk, 'desk' | 'links'>,
  reader: {
    readonly speak: Speak;
    readonly ticket?: TicketId | undefined;
    readonly accountOf?: (person: string) => string | undefined;
    readonly person?: Person | undefined;
  },
): Audience => ({
  speak: reader.speak,
  tag: tagOf(wecom, reader.ticket),
  isServed: reader.person !== undefined && !isInside(reader.person),
  accountOf: reader.accountOf ?? (() => undefined),
  links: wecom.links,
  deskName: reader.speak({ localised: wecom.desk.name }),
});
