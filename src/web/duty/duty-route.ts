import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import { type FeedEvent, mayReadFeed, myEvents, rosterEvents } from '../../domain/roster/duty-feed';
import { shiftsOf } from '../../domain/roster/my-shifts';
import { rosterParts } from '../../domain/roster/roster-parts';
import { after, before, type Duration, days, type Instant, type Span } from '../../domain/time/instant';
import { dayIn } from '../../i18n/day-in';
import { localDays } from '../../i18n/local-days';
import type { Clock } from '../../ports/clock';
import { type DutyLink, endDutyLink, findDutyLink, revisionOf } from '../../ports/duty-links';
import type { Logger } from '../../ports/logger';
import type { People, Roster } from '../../ports/repositories';
import type { SharedState } from '../../ports/shared-state';
import type { Translator } from '../../ports/translator';
import { eventSaid } from '../../views/roster/event-said';
import { pathOf, type Route, sendJson } from '../route';
import { FeedCache } from './feed-cache';
import { FeedLimits } from './feed-limits';
import { looksEvery, type WrittenEvent, writeCalendar } from './write-calendar';

/** What calendars are made of. */
export interface DutyFeedParts {
  readonly desk: Desk;
  readonly people: Pick<People, 'find' | 'staff'>;
  readonly roster: Pick<Roster, 'shifts' | 'version'>;
  readonly shared: Pick<SharedState, 'get' | 'take' | 'swap'>;
  readonly translator: Translator;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly publicUrl: string;
}

/** A calendar shows this much of the roster, in whole weeks, so that it says the same from day to day. */
const back = days(28);
const ahead = days(84);

const path = '/duty/';

/** Calendars of duty, each behind a secret of its own (`docs/decisions/roster.md`). Read only, and nothing but names and hours. */
export function dutyRoute(parts: DutyFeedParts): Route {
  const feeding = { parts, limits: new FeedLimits(), says: new FeedCache<Says>(), texts: new FeedCache<string>() };
  return {
    methods: ['GET'],
    path,
    serve: async (request, response) => {
      try {
        await answer(feeding, request, response);
      } catch (error) {
        // The path is the secret, so it stands in no log.
        parts.logger.error('a calendar could not be shown', { error });
        if (response.headersSent) return void response.destroy();
        sendJson(response, 503, { error: 'not now' });
      }
    },
  };
}

interface Feeding {
  readonly parts: DutyFeedParts;
  readonly limits: FeedLimits;
  /** What links say, and how it is written. */
  readonly says: FeedCache<Says>;
  readonly texts: FeedCache<string>;
}

/** What a calendar says, and the hash of it. */
interface Says {
  readonly name: string;
  readonly events: readonly WrittenEvent[];
  readonly hash: string;
}

async function answer(feeding: Feeding, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { parts, limits } = feeding;
  const { shared, people, clock } = parts;
  const now = clock.now();
  const [, secret = ''] = /^\/duty\/([0-9a-f]+)\.ics$/.exec(pathOf(request)) ?? [];
  const found = await findDutyLink(shared, secret, now);
  const person = found && (await people.find(found.link.person));
  if (found === undefined || person === undefined || !mayReadFeed(found.link.scope, person)) {
    if (found !== undefined) await endDutyLink(shared, found.link, now);
    return refuse(response, limits.ofUnknown(now));
  }
  const wait = limits.ofLink(found.key, now);
  if (wait !== undefined) return refuse(response, wait);
  const { name, events, hash } = await saidBy(feeding, found.link, person, now);
  const { revision, at } = await revisionOf(shared, found, { hash, now });
  const etag = `"${hash}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', `private, max-age=${looksEvery / 4}`);
  response.setHeader('last-modified', new Date(at).toUTCString());
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304);
    return void response.end();
  }
  const host = new URL(parts.publicUrl).hostname;
  const write = async (): Promise<string> => writeCalendar({ name, host, events, revision, changedAt: at });
  const text = await feeding.texts.get(`${hash}:${revision}:${at}`, now, write);
  response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

async function saidBy({ parts, says }: Feeding, link: DutyLink, person: Person, now: Instant): Promise<Says> {
  const { desk, roster } = parts;
  const span = feedSpan(desk.places[0].zone, now);
  const whose = link.scope === 'mine' ? person.id : '';
  const key = [link.scope, whose, person.language, await roster.version(), span.from].join('/');
  return says.get(key, now, async () => {
    const name = desk.name[person.language];
    const events = await eventsOf(parts, { scope: link.scope, span }, person, now);
    const hash = createHash('sha256')
      .update(JSON.stringify([name, events]))
      .digest('hex')
      .slice(0, 32);
    return { name, events, hash };
  });
}

/** The same whether there never was one, it has ended, or whose it is has left. */
function refuse(response: ServerResponse, wait: Duration | undefined): void {
  if (wait === undefined) {
    sendJson(response, 404, { error: 'not found' });
  } else {
    response.setHeader('retry-after', String(Math.ceil(wait / 1000)));
    sendJson(response, 429, { error: 'too often' });
  }
}

/** Whole weeks around a moment, from a Monday to a Monday of the zone. */
export function feedSpan(zone: string, now: Instant): Span {
  const begins = localDays(zone, before(now, back), 1)[0];
  const ends = localDays(zone, after(now, ahead), 8);
  const monday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = begins && localDays(zone, before(begins.from, days(monday(begins.date))), 1)[0];
  const last = ends.find(({ date }) => monday(date) === 0);
  return { from: first?.from ?? now, to: last?.from ?? now };
}

async function eventsOf(
  { desk, roster, people, translator }: DutyFeedParts,
  { scope, span }: Pick<DutyLink, 'scope'> & { readonly span: Span },
  person: Person,
  now: Instant,
): Promise<readonly WrittenEvent[]> {
  const [{ zone }] = desk.places;
  const shifts = { ...(await roster.shifts(span)), pattern: desk.duty };
  const staff = new Map((await people.staff()).map((one): [PersonId, Person] => [one.id, one]));
  const dayOf = (at: Instant): string => dayIn(zone, at);
  const places = desk.places.map(({ id }) => id);
  const events: readonly FeedEvent[] =
    scope === 'mine'
      ? myEvents(shiftsOf(person.id, span, shifts), dayOf)
      : rosterEvents(rosterParts(span, { shifts, places, people: staff }), dayOf);
  const { language } = person;
  const speak = translator.speakTo({ language, zone, now, nameOf: (id) => staff.get(id)?.name ?? id });
  return events.map((event) => ({ ...event, summary: speak(eventSaid(desk, event)) }));
}
