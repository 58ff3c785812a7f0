import fc from 'fast-check';
import { type PersonId, personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { readSlot, type Slot, slotName, slotsOf, ticketRolesEach } from '../../../src/domain/record/slot';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { anotherKind } from '../../kit/another-kind';

const visit = anotherKind();
const about = ticketRef(ticketId(1042));
const odd = personId('slack:U1');

/** Slots as the last release wrote them into databases and chats. */
const written: readonly (readonly [string, Slot])[] = [
  ['1042:engineers:slack', { about, role: 'engineers', on: 'slack' }],
  ['1042:requester', { about, role: 'requester' }],
  ['1042:requester:2', { about, role: 'requester', nth: 2 }],
  ['1042:answer:0', { about, role: 'answer', nth: 0 }],
  ['1042:answer:0:again', { about, role: 'answer', nth: 0, again: true }],
  ['1042:standing:1795780800000', { about, role: 'standing', nth: 1_795_780_800_000 }],
  ['1042:rescue:li', { about, role: 'rescue', person: personId('li') }],
  ['1042:rescue:slack:U1', { about, role: 'rescue', person: odd }],
  ['1042:rescue:wecom:1024', { about, role: 'rescue', person: personId('wecom:1024') }],
  ...ticketRolesEach
    .filter((role) => role !== 'rescue')
    .map((role) => [`1042:${role}:slack:U1:7`, { about, role, person: odd, nth: 7 }] as const),
];

test.each(written)('%s is written as it always was, and read whole', (name, slot) => {
  expect(slotName(slot)).toBe(name);
  expect(readSlot(name)).toEqual(slot);
});

test.each([
  ['1042:engineers', 'of a release whose engineers worked on one platform'],
  ['1042:later', 'of a release after this one'],
  ['1042:ask:li', 'cut short'],
])('of %s, %s, the record and the role are known', (name) => {
  expect(readSlot(name)).toEqual({ about, role: name.split(':')[1] });
});

test.each([
  'left:wecom:li:chen',
  'digest:2026-11-23',
  'silent:1795780800000:li',
  '1042',
  '',
  ':',
  'travel-7:card',
  '01:x',
])('%p is the name of a message about no record', (name) => {
  expect(readSlot(name)).toBeUndefined();
});

test('of any other kind every slot comes back as it was written, whoever it is of', () => {
  const ids = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('slack:U1', '5', 'nth:5', 'person:x', 'on:slack'));
  fc.assert(
    fc.property(
      fc.record(
        {
          role: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
          person: ids as fc.Arbitrary<PersonId>,
          nth: fc.nat(),
          on: fc.stringMatching(/^[a-z]{1,8}$/),
          again: fc.constant(true as const),
        },
        { requiredKeys: ['role'] },
      ),
      (parts) => {
        const slot: Slot = { about: visit, ...parts };
        expect(readSlot(slotName(slot))).toEqual(slot);
      },
    ),
  );
});

test('the slots of a record lie together, and no other record’s among them', () => {
  const [after, before] = slotsOf(about);
  const inside = (name: string): boolean => name > after && name < before;
  expect(written.every(([name]) => inside(name))).toBe(true);
  expect(['104:requester', '10420:requester', '1043:ask:li:1', 'visit-1042:card'].some(inside)).toBe(false);
});
