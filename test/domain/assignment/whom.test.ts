import { whomToAsk } from '../../../src/domain/assignment/whom';
import type { DutyShift } from '../../../src/domain/desk';
import type { Person, PersonId } from '../../../src/domain/people/person';
import { onShiftFor } from '../../../src/domain/roster/everybody-on-duty';
import { byPattern } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, hours } from '../../../src/domain/time/instant';
import { everybody, li, start, sun, tom, wang, zhou } from '../../kit/tickets';

type Case = Partial<Parameters<typeof whomToAsk>[0]> & { readonly changed?: readonly Person[] };

const asked = ({ changed = [], ...given }: Case): readonly PersonId[] =>
  whomToAsk({
    skill: 'hardware',
    people: new Map([...everybody, ...changed].map((person) => [person.id, person])),
    onShift: [li.id, wang.id],
    load: new Map(),
    except: [],
    ...given,
  });

test.each<[string, Case, readonly Person[]]>([
  ['among equals the order of the roster', {}, [li, wang]],
  ['whoever has fewer open tickets first', { load: new Map([[li.id, 1]]) }, [wang, li]],
  [
    'whoever has as many in the order of the roster',
    {
      load: new Map([
        [li.id, 2],
        [wang.id, 2],
      ]),
    },
    [li, wang],
  ],
  ['nobody who is not on shift, however little they have', { load: new Map([[li.id, 9]]) }, [wang, li]],
  ['nobody without the skill', { changed: [{ ...li, skills: ['office'] }] }, [wang]],
  ['whoever has it among others', { changed: [{ ...wang, skills: ['office', 'hardware'] }] }, [li, wang]],
  [
    'anybody for a kind of work that is no branch any more',
    { skill: undefined, changed: [{ ...li, skills: ['office'] }] },
    [li, wang],
  ],
  ['nobody who was asked already, has it, or reported it', { except: [li.id, undefined] }, [wang]],
  ['nobody who has left', { changed: [{ ...li, active: false }] }, [wang]],
  ['nobody whose account is gone', { changed: [{ ...li, gone: Object.keys(li.identities) }] }, [wang]],
  ['nobody without any account', { changed: [{ ...li, identities: {} }] }, [wang]],
  ['nobody who is no engineer or lead', { onShift: [sun.id, zhou.id, tom.id] }, [tom]],
  ['each once', { onShift: [li.id, wang.id, li.id] }, [li, wang]],
  ['nobody where nobody is on shift', { onShift: [] }, []],
])('chooses %s (STAFF-1)', (_whom, given, expected) => {
  expect(asked(given)).toEqual(expected.map(({ id }) => id));
});

test('of several who are rostered alike whoever has fewer open tickets is asked, and the roster says who is primary', () => {
  const span = { from: start, to: after(start, hours(8)) };
  const scope = { span, places: ['shanghai'], skills: ['hardware'], backup: null };
  // Two rows for the same time, place and kind of work, and a third for everything.
  const pattern: readonly DutyShift[] = [
    { ...scope, primary: tom.id },
    { ...scope, primary: li.id },
    { ...scope, places: [], skills: [], primary: wang.id },
  ];
  const shifts = byPattern({ duty: pattern });
  const wanted = { place: 'shanghai', skill: 'hardware' };
  const onShift = onShiftFor(start, shifts, wanted);
  const withLoad = (...load: readonly (readonly [PersonId, number])[]) => asked({ onShift, load: new Map(load) });
  expect(withLoad()).toEqual([tom.id, li.id, wang.id]);
  expect(withLoad([tom.id, 2], [li.id, 1], [wang.id, 1])).toEqual([li.id, wang.id, tom.id]);
  expect(withLoad([tom.id, 1], [li.id, 1], [wang.id, 2])).toEqual([tom.id, li.id, wang.id]);
  // Who is called first stands in the roster, whatever they have to do: a preview of it holds.
  expect(whoIsOnDuty(start, shifts, wanted).primary).toBe(tom.id);
});
