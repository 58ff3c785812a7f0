import { type Person, type PersonId, personId } from '../../../../src/domain/people/person';
import { ticketRef } from '../../../../src/domain/record/record-ref';
import { type Ticket, ticketId } from '../../../../src/domain/ticket/ticket';
import { typed } from '../../../../src/domain/words';
import type { Delivery } from '../../../../src/ports/platform';
import { asCard, asMessage, type Content } from '../../../../src/views/card';
import { engineersCard } from '../../../../src/views/engineers-card';
import { ticketViewOf } from '../../../kit/ticket-views';
import { context, start } from '../../../kit/tickets';
import { voiceIn } from '../../slack/kit/voices';

const someone = (id: string): Person => ({
  id: personId(id),
  name: id,
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  roles: [],
  skills: [],
  active: true,
  identities: { wecom: id },
});

let deliveries = 0;

/** A delivery to 周婷, whose account is `zhouting`. Everybody's account is their id, in WeCom's own writing. */
export function delivery(more: Partial<Delivery> = {}): Delivery {
  deliveries += 1;
  return {
    outboxId: `out${deliveries}`,
    about: ticketRef(ticketId(1001)),
    reason: 'card',
    to: { kind: 'person', person: personId('zhouting') },
    content: asMessage({ text: typed('你好') }),
    speak: voiceIn('zh-CN'),
    accountOf: (id) => (id.startsWith('slack') ? undefined : id.toUpperCase()),
    readerOf: (id) => ({ language: id === 'tom.baker' ? 'en' : 'zh-CN', zone: 'Asia/Shanghai' }),
    speakIn: ({ language, id }) => voiceIn(language, id),
    here: (id) => !id.startsWith('slack'),
    ...(more.to === undefined && { person: someone('zhouting') }),
    ...more,
  };
}

/** The same to the engineers whom it concerns. */
export const toEngineers = (recipients: readonly string[], more: Partial<Delivery> = {}): Delivery =>
  delivery({
    slot: '1001:engineers:wecom',
    to: { kind: 'engineers', place: 'shanghai', on: 'wecom', recipients: recipients as readonly PersonId[] },
    ...more,
  });

/** The engineers' card of a ticket. */
export const engineersContent = (ticket: Ticket): Content =>
  asCard(engineersCard(ticketViewOf(ticket, context(start))));
