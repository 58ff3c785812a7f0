import {
  readAbout,
  readAction,
  type WrittenAbout,
  type WrittenAction,
  writeAbout,
  writeAction,
} from '../domain/record/record-wire';
import { firstShape, nextShape } from '../domain/record/shape';
import type { Address, Announcement } from '../views/announcement';
import type { Button, Card, Content, Message, Part } from '../views/card';

/** A message as the outbox keeps it, for this release and for one before or after it. */
export type WrittenAnnouncement = Omit<Announcement, 'to' | 'about' | 'content' | 'each'> &
  WrittenAbout & {
    readonly to: WrittenAddress;
    readonly content: ContentWith<WrittenButton>;
    readonly each?: Readonly<Record<string, ContentWith<WrittenButton>>>;
  };

type EngineersAddress = Extract<Address, { readonly kind: 'engineers' }>;
/** Releases from before `recipients` was called so know them as `holders`. */
type WrittenAddress =
  | Exclude<Address, EngineersAddress>
  | (Omit<EngineersAddress, 'recipients'> & { readonly holders: EngineersAddress['recipients'] });

function writeAddress(to: Address): WrittenAddress {
  if (to.kind !== 'engineers') return to;
  const { recipients, ...rest } = to;
  return { ...rest, holders: recipients };
}

function readAddress(to: WrittenAddress): Address {
  if (to?.kind !== 'engineers') return to;
  const { holders, ...rest } = to;
  return { ...rest, recipients: holders };
}

type WrittenButton = Omit<Button, 'about'> & WrittenAction & { readonly about?: never };

type PartWith<Pressed> =
  | Exclude<Part, { readonly kind: 'buttons' | 'ask' }>
  | { readonly kind: 'buttons'; readonly buttons: readonly Pressed[]; readonly menu?: readonly Pressed[] }
  | (Omit<Extract<Part, { readonly kind: 'ask' }>, 'form'> & { readonly form: Pressed });

/** Content, its buttons as they are kept or as they are meant. */
type ContentWith<Pressed> =
  | ({ readonly kind: 'card' } & Omit<Card, 'parts' | 'brief' | 'opens'> & {
        readonly parts: readonly PartWith<Pressed>[];
        readonly brief?: readonly PartWith<Pressed>[];
        readonly opens?: Pressed;
      })
  | ({ readonly kind: 'message' } & Omit<Message, 'opens'> & { readonly opens?: Pressed });

/** The content with no button in it that is not written; what has one elsewhere does not compile. */
type Written<Whole> = Whole extends Button
  ? WrittenButton
  : Whole extends string | number | boolean | null | undefined
    ? Whole
    : { readonly [Key in keyof Whole]: Written<Whole[Key]> };

function withButtons<From, To>(content: ContentWith<From>, change: (button: From) => To): ContentWith<To> {
  const { opens, ...rest } = content;
  const way = opens === undefined ? {} : { opens: change(opens) };
  if (rest.kind !== 'card') return { ...rest, ...way };
  const { parts, brief, ...card } = rest;
  const changed = (part: PartWith<From>): PartWith<To> => partWith(part, change);
  return { ...card, parts: parts.map(changed), ...(brief && { brief: brief.map(changed) }), ...way };
}

function partWith<From, To>(part: PartWith<From>, change: (button: From) => To): PartWith<To> {
  if (part.kind === 'ask') return { ...part, form: change(part.form) };
  if (part.kind !== 'buttons') return part;
  const { buttons, menu } = part;
  return { kind: 'buttons', buttons: buttons.map(change), ...(menu && { menu: menu.map(change) }) };
}

/** As the outbox keeps it. */
function writeAnnouncement({ to, about, content, each, ...rest }: Announcement): WrittenAnnouncement {
  const write = (one: Content) => withButtons<Button, WrittenButton>(one, writeAction) satisfies Written<Content>;
  return {
    ...rest,
    to: writeAddress(to),
    ...writeAbout(about),
    content: write(content),
    ...(each && { each: eachOf(each, write) }),
  };
}

/** A kept message as its text goes: what all read, and what some read instead. Undefined where it has gone already. */
export function withoutText<Kept extends object>(kept: Kept): object | undefined {
  if (!('content' in kept) && !('each' in kept)) return undefined;
  const { content: _, each: __, ...rest } = kept as { readonly content?: unknown; readonly each?: unknown };
  return rest;
}

/** As it was kept. Where the message ended long ago, its content is gone. */
function readAnnouncement({ to, ticket, about, content, each, ...rest }: WrittenAnnouncement): Announcement {
  const read = (one: ContentWith<WrittenButton>): Content => one && withButtons<WrittenButton, Button>(one, readAction);
  const record = readAbout({ ...(ticket && { ticket }), ...(about && { about }) });
  return { ...rest, to: readAddress(to), ...record, content: read(content), ...(each && { each: eachOf(each, read) }) };
}

const eachOf = <From, To>(
  each: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Readonly<Record<string, To>> => Object.fromEntries(Object.entries(each).map(([id, one]) => [id, change(one)]));

/** How a message is kept: releases from before records read what is about a ticket as they wrote it. */
export const announcementShape = nextShape(firstShape<WrittenAnnouncement>('announcement'), {
  up: readAnnouncement,
  down: writeAnnouncement,
});
