import { own } from '../own';
import { type PersonId, personId } from '../people/person';
import { type RecordRef, readRecordName, recordName, ticketOf } from './record-ref';

/** The lasting name of a message about a record: what is said in it again is drawn there anew. */
export interface Slot {
  readonly about: RecordRef;
  /** Which message of the record: `engineers`, `requester`, `answer`. Letters and dashes. */
  readonly role: string;
  /** Whose it is, where several have one of their own. */
  readonly person?: PersonId;
  /** Tells occasions apart: the next one has to be a new message, for nobody is notified of an edited one. */
  readonly nth?: number;
  /** On which platform, where each has one of its own. */
  readonly on?: string;
  /** Asked once more, beside the first. */
  readonly again?: true;
}

/** Roles of a ticket's messages of which several people have one each. */
export const ticketRolesEach = [
  'rescue',
  'ask',
  'silence',
  'promise',
  'handover',
  'callback',
  'assign',
  'lowering',
  'doubt',
] as const;

/** What follows the role in the slots of tickets, as releases wrote it before there were other kinds. */
const ofTickets: Readonly<Record<string, RegExp>> = {
  engineers: /^(?<on>.+)$/s,
  requester: /^(?<nth>\d+)$/,
  answer: /^(?<nth>\d+)(?::(?<again>again))?$/,
  standing: /^(?<nth>\d+)$/,
  rescue: /^(?<person>.+)$/s,
};
const ofOneEach = /^(?<person>.+):(?<nth>\d+)$/s;

/** In those of any other kind each part says what it is; the person, whose id may hold anything, comes last. */
const labelled =
  /^(?:nth:(?<nth>\d+)(?::|$))?(?:(?<again>again)(?::|$))?(?:on:(?<on>[^:]+)(?::|$))?(?:person:(?<person>.+))?$/s;

/** The name that it has where only text can be kept: `1042:engineers:slack`, `complaint-7:level:nth:2:person:li`. */
export function slotName({ about, role, person, nth, on, again }: Slot): string {
  const begin = [recordName(about), role];
  const rest =
    ticketOf(about) === undefined
      ? [nth === undefined ? nth : `nth:${nth}`, again && 'again', on && `on:${on}`, person && `person:${person}`]
      : [on, person, nth, again && 'again'];
  return [...begin, ...rest.filter((part) => part !== undefined)].join(':');
}

/**
 * The slot of that name, with whatever of it this release understands; undefined for the name of a message about no
 * record, or about one of a kind that this release does not know.
 */
export function readSlot(name: string): Slot | undefined {
  const [, record = '', role, rest = ''] = /^([^:]+):([^:]+)(?::(.*))?$/s.exec(name) ?? [];
  const about = readRecordName(record);
  if (about === undefined || role === undefined) return undefined;
  const shape = ticketOf(about) === undefined ? labelled : (own(ofTickets, role) ?? ofOneEach);
  const { person, nth, on, again } = shape.exec(rest)?.groups ?? {};
  return {
    ...{ about, role },
    ...(person !== undefined && { person: personId(person) }),
    ...(nth !== undefined && { nth: Number(nth) }),
    ...(on !== undefined && { on }),
    ...(again !== undefined && { again: true }),
  };
}

/** Between which names those of all its slots lie, as text is ordered: `;` comes after `:`. */
export const slotsOf = (about: RecordRef): readonly [after: string, before: string] => [
  `${recordName(about)}:`,
  `${recordName(about)};`,
];
