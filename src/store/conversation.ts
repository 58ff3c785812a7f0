import { recordName } from '../domain/record/record-ref';
import { readSlot } from '../domain/record/slot';
import type { Address, Announcement } from '../views/announcement';

function placeOf(to: Address): string {
  if (to.kind === 'person') return `person:${to.person}`;
  return to.kind === 'engineers' ? `engineers:${to.on}:${to.place}` : 'digests';
}

/**
 * Within which an announcement keeps its order: its place and its ticket, e.g. `engineers:slack:hq/1042`, so that an answer
 * comes after the card it hangs below. What belongs to no ticket and no slot waits for nothing else.
 */
/** The record of the slot; of a message about none what its name begins with. */
function topicOf(slot: string): string {
  const about = readSlot(slot)?.about;
  return about === undefined ? (slot.split(':', 1)[0] ?? slot) : recordName(about);
}

export function conversationOf({ to, about, slot, under, key }: Announcement): string {
  const named = slot ?? under;
  const topic = about === undefined ? (named === undefined ? `key:${key}` : topicOf(named)) : recordName(about);
  return `${placeOf(to)}/${topic}`;
}
