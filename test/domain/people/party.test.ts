import { partyOf, speaksFor } from '../../../src/domain/people/party';
import type { Party, Role } from '../../../src/domain/people/person';
import { chen } from '../../kit/tickets';

const somebody = (roles: readonly Role[], party?: Party) => ({ ...chen, roles, ...(party && { party }) });

test.each<[readonly Role[], Party | undefined, Party | undefined]>([
  [['engineer'], undefined, 'contractor'],
  [['lead', 'admin'], undefined, 'contractor'],
  [['manager'], undefined, 'customer'],
  [['manager'], 'contractor', 'contractor'],
  [['lead'], 'customer', 'customer'],
  [['manager', 'engineer'], undefined, 'contractor'],
  [['admin'], 'customer', undefined],
  [[], 'customer', undefined],
])('%j, written as %s, is on the side of %s', (roles, written, party) => {
  expect(partyOf(somebody(roles, written))).toBe(party);
});

test('leads and managers speak for their party, engineers and whoever left do not', () => {
  expect(speaksFor(somebody(['manager']), 'customer')).toBe(true);
  expect(speaksFor(somebody(['manager']), 'contractor')).toBe(false);
  expect(speaksFor(somebody(['lead']), 'contractor')).toBe(true);
  expect(speaksFor(somebody(['engineer']), 'contractor')).toBe(false);
  expect(speaksFor({ ...somebody(['lead']), active: false }, 'contractor')).toBe(false);
});
