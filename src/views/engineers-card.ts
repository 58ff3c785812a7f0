import type { Person } from '../domain/people/person';
import { endedWithoutWork } from '../domain/ticket/ended-without-work';
import { isOpen } from '../domain/ticket/ticket';
import { between } from '../domain/time/instant';
import { say, typed } from '../domain/words';
import type { Card, FactRow, Part } from './card';
import { correctionRows } from './corrections-said';
import { receiptRows } from './receipt-said';
import type { Offered } from './record/record-view';
import {
  categoryText,
  clockRows,
  namesOf,
  placeText,
  progressText,
  promiseRows,
  reopeningRows,
  stateOf,
  ticketFacts,
  toneOf,
  waitingReason,
} from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Characters of the description shown on the card; the rest is in its thread. */
const descriptionShown = 600;

/**
 * The card everybody in the engineers' channel sees; edited in place as the ticket moves. For a `viewer` alone it has what
 * they may press, and no hint about a thread.
 */
export const engineersCard = (view: TicketView, viewer?: Person): Card =>
  viewer ? drawn(view, view.offeredTo(viewer), false) : drawn(view, view.offered('engineers'), true);

/** The same card as it is sent to each of several people who may press different things of it. */
export const engineersCardFor = (view: TicketView, viewer: Person): Card => drawn(view, view.offeredTo(viewer), true);

function drawn(view: TicketView, { buttons, menu }: Offered, inThread: boolean): Card {
  const { ticket } = view;
  const facts = ticketFacts(view);
  const hint: readonly Part[] =
    isOpen(ticket) && inThread ? [{ kind: 'text', style: 'quiet', text: say('card.threadHint') }] : [];
  const pressed: readonly Part[] = buttons.length + menu.length > 0 ? [{ kind: 'buttons', buttons, menu }] : [];
  return {
    title: say(ticket.urgent ? 'card.titleUrgent' : 'card.title', facts),
    tone: toneOf(view),
    summary: say('card.summary', { ...facts, state: stateOf(view) }),
    parts: [
      ...onDuty(view),
      {
        kind: 'facts',
        rows: [...ticketRows(view), ...clockRows(view.clocks), ...workRows(view), ...receiptRows(ticket, view.desk)],
      },
      ...cameBack(view),
      ...described(ticket),
      ...(ticket.rewordedAt === undefined
        ? []
        : [
            {
              kind: 'text',
              style: 'quiet',
              text: say('card.reworded', { ...facts, at: { at: ticket.rewordedAt, style: 'time' } }),
            } as const,
          ]),
      ...outcome(view),
      ...pressed,
      ...hint,
    ],
    ...(ticket.owner === undefined || !isOpen(ticket) ? {} : { brief: [...whoHasIt(view), ...pressed, ...hint] }),
  };
}

/** What was written, unless the title says all of it. */
const described = ({ title, description }: TicketView['ticket']): readonly Part[] =>
  description.trim() === title ? [] : [{ kind: 'text', style: 'quote', text: typed(shortened(description)) }];

/** Who is called first while nobody has the ticket. */
function onDuty({ ticket, duty, restsUntil }: TicketView): readonly Part[] {
  if (ticket.state !== 'new') return [];
  if (restsUntil !== null) {
    return [{ kind: 'text', text: say('card.canWait', { opens: { at: restsUntil, style: 'time' } }) }];
  }
  if (duty.primary === null) return [{ kind: 'text', style: 'strong', text: say('card.nobodyOnDuty') }];
  return [{ kind: 'mention', people: [duty.primary], text: say('card.onDuty') }];
}

/** Who has it since when, and what is due next. */
function whoHasIt(view: TicketView): readonly Part[] {
  const { ticket, nextReportAt } = view;
  const since = ticket.ownerSince ?? ticket.reportedAt;
  const owner = say('card.ownerSince', {
    person: ticketFacts(view)['owner'] ?? '',
    at: { at: since, style: 'time' },
  });
  const next: readonly FactRow[] =
    nextReportAt === null
      ? []
      : [{ label: say('card.nextReport'), value: say('card.at', { at: { at: nextReportAt, style: 'time' } }) }];
  const rows = [
    { label: say('card.state'), value: stateOf(view) },
    { label: say('card.owner'), value: owner },
    ...clockRows(view.clocks),
    ...promiseRows(ticket),
    ...next,
  ];
  return [{ kind: 'facts', rows }];
}

function ticketRows(view: TicketView): readonly FactRow[] {
  const { ticket } = view;
  return [
    { label: say('card.state'), value: stateOf(view) },
    { label: say('card.owner'), value: say('card.person', { person: ticketFacts(view)['owner'] ?? '' }) },
    { label: say('card.requester'), value: say('card.person', { person: { person: ticket.requester } }) },
    { label: say('card.place'), value: placeText(view) },
    { label: say('card.work'), value: categoryText(view) },
    ...(ticket.device === '' ? [] : [{ label: say('card.device'), value: typed(ticket.device) }]),
    ...(ticket.files.length === 0
      ? []
      : [{ label: say('card.photos'), value: say('card.photosCount', { number: ticket.files.length }) }]),
    ...(ticket.contact === '' ? [] : [{ label: say('card.contact'), value: typed(ticket.contact) }]),
    { label: say('card.reported'), value: say('card.at', { at: { at: ticket.reportedAt, style: 'time' } }) },
    ...filedRows(ticket),
    ...correctionRows(view),
  ];
}

/** How much later a call was filed. */
function filedRows({ reportedAt, filedAt }: TicketView['ticket']): readonly FactRow[] {
  if (filedAt === undefined) return [];
  const facts = { at: { at: filedAt, style: 'time' }, later: { lasts: between(reportedAt, filedAt) } } as const;
  return [{ label: say('card.filed'), value: say('card.filedLater', facts) }];
}

/** Helpers, promises, waiting and failed deliveries, as far as there are any. */
function workRows({
  ticket,
  desk,
  linkedRows,
}: Pick<TicketView, 'ticket' | 'desk' | 'linkedRows'>): readonly FactRow[] {
  const { waiting, handover, assignment, collaborators, unreached, lastProgress } = ticket;
  const lost = unreached.at(-1);
  const helpers = namesOf(collaborators);
  return [
    ...(helpers === undefined ? [] : [{ label: say('card.helpers'), value: helpers }]),
    ...(handover
      ? [{ label: say('card.handover'), value: say('card.handoverTo', { to: { person: handover.to } }) }]
      : []),
    ...(assignment
      ? [{ label: say('assign.row'), value: say('assign.rowTo', { to: { person: assignment.to } }) }]
      : []),
    ...(waiting
      ? [
          {
            label: say('card.waitingFor'),
            value: say('card.waiting', {
              reason: waitingReason(desk, waiting),
              note: waiting.note,
            }),
          },
        ]
      : []),
    ...linkedRows,
    ...promiseRows(ticket),
    ...(lastProgress && !lastProgress.automatic
      ? [{ label: say('card.lastProgress'), value: progressText(lastProgress, shortened) }]
      : []),
    ...(lost
      ? [
          {
            label: say('card.unreached'),
            value: say('card.person', { person: { person: lost.person } }),
            tone: 'bad' as const,
          },
        ]
      : []),
  ];
}

/** Of a ticket that came back: why, how often, and what had been tried. */
function cameBack(view: TicketView): readonly Part[] {
  const rows = reopeningRows(view, shortened);
  return rows.length === 0 ? [] : [{ kind: 'facts', style: 'list', rows }];
}

/** How it ended, for a ticket that has. */
function outcome({ ticket }: TicketView): readonly Part[] {
  const { resolution, rating } = ticket;
  const ended = endedWithoutWork(ticket);
  const rows: FactRow[] = [];
  if (resolution) {
    rows.push({ label: say('card.cause'), value: typed(shortened(resolution.cause)) });
    rows.push({ label: say('card.fix'), value: typed(shortened(resolution.fix)) });
    if (resolution.notDone !== undefined) {
      rows.push({ label: say('card.notDone'), value: typed(shortened(resolution.notDone)) });
    }
    rows.push({ label: say('card.advice'), value: typed(shortened(resolution.advice)) });
  }
  if (rating) rows.push({ label: say('card.rating'), value: say(`card.stars.${rating.stars as 1 | 2 | 3 | 4 | 5}`) });
  if (ended) rows.push({ label: say('card.cancelled'), value: say(`card.cancelled.${ended}`) });
  return rows.length === 0 ? [] : [{ kind: 'facts', style: 'list', rows }];
}

/** Whether the card has only the beginning of a text. */
export const isCutOnCard = (text: string): boolean => [...text].length > descriptionShown;

const shortened = (text: string): string => {
  const points = [...text];
  return isCutOnCard(text) ? `${points.slice(0, descriptionShown - 1).join('')}…` : text;
};
