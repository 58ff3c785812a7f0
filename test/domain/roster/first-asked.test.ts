import { personId } from '../../../src/domain/people/person';
import { firstAsked } from '../../../src/domain/roster/first-asked';

const [li, wang, tom] = [personId('li'), personId('wang'), personId('tom')];

test('whoever gave a ticket back is asked after the other (HOT-6)', () => {
  expect(firstAsked({ primary: li, backup: wang }, { returnedBy: li })).toEqual({ primary: wang, backup: li });
  for (const returnedBy of [wang, tom]) {
    expect(firstAsked({ primary: li, backup: wang }, { returnedBy })).toEqual({ primary: li, backup: wang });
  }
  expect(firstAsked({ primary: li, backup: wang }, {})).toEqual({ primary: li, backup: wang });
  expect(firstAsked({ primary: li, backup: null }, { returnedBy: li })).toEqual({ primary: li, backup: null });
});
