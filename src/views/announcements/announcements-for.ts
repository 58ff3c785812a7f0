import type { TicketEvent, TicketEventType } from '../../domain/ticket/event';
import type { Announcement } from '../announcement';
import type { Showing } from '../showing';
import { closingNews } from './closing-news';
import { deskNews } from './desk-news';
import type { Newsroom } from './newsroom';
import { peopleNews } from './people-news';
import { type News, onEachPlatform, type Unkeyed } from './saying';
import { workNews } from './work-news';

const newsroom: Newsroom<TicketEventType> = { ...workNews, ...peopleNews, ...closingNews, ...deskNews };

/**
 * Who hears what when `event` has happened; `showing` is the ticket after it. In order of sending within each
 * conversation. Keys are unique to the event, so saying it twice says it once.
 */
export function announcementsFor(event: TicketEvent, showing: Showing): readonly Announcement[] {
  const report = newsroom[event.type] as (news: News) => readonly Unkeyed[];
  const { id, version } = showing.ticket;
  const said = report({ event, showing }).flatMap((one) => onEachPlatform(one, showing.desk));
  return said.map((one, index) => ({ ...one, ticket: id, key: `${id}:${version}:${index}` }));
}
