import { ticketKey } from '../../domain/desk';
import type { TicketId } from '../../domain/ticket/ticket';
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
  },
): Audience => ({
  speak: reader.speak,
  tag: tagOf(wecom, reader.ticket),
  accountOf: reader.accountOf ?? (() => undefined),
  links: wecom.links,
  deskName: reader.speak({ localised: wecom.desk.name }),
});
