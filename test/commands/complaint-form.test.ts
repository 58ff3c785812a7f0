import { complain } from '../../src/commands/complaint/begin-complaint';
import { type Person, personId } from '../../src/domain/people/person';
import { invalid } from '../../src/domain/refusal';
import { say } from '../../src/domain/words';
import type { Field } from '../../src/views/form';
import { admin, around, complained, people, qian } from '../kit/complaints';
import { act, at, chen, li, liHasIt, sun, wang, zhou } from '../kit/tickets';

const many: readonly Person[] = Array.from({ length: 150 }, (_, nth) => ({
  ...li,
  id: personId(`engineer.${nth}`),
  name: `工程师 ${nth}`,
}));

function againstOf(there: readonly Person[], by: Person = zhou, ticket = liHasIt()) {
  const now = around(at('09:30'), there);
  const { fields = [] } =
    complain.form?.({ about: { kind: 'ticket', id: ticket.id }, record: ticket }, act(by), now) ?? {};
  const field = fields.find(
    (one): one is Extract<Field, { kind: 'choice' }> => 'name' in one && one.name === 'against',
  );
  if (field === undefined) throw new Error('nobody can be named');
  return { ids: field.options.map(({ value }) => value), hint: field.hint };
}

test('a complaint can be about whoever works on the ticket, and whoever would decide it', () => {
  const { ids, hint } = againstOf(people);
  expect(ids.slice(0, 2)).toEqual(['nobody', li.id]);
  expect(ids).toEqual(expect.arrayContaining([chen.id, sun.id, qian.id, admin.id, wang.id]));
  expect(ids).not.toContain(zhou.id);
  expect(hint).toEqual(say('complaint.form.againstHint'));
});

test('of more people than a menu takes, whoever could decide it can still be kept from that, and the form says that names are missing', () => {
  const { ids, hint } = againstOf([...many, ...people]);
  expect(ids.length).toBeLessThanOrEqual(100);
  expect(ids).toEqual(expect.arrayContaining(['nobody', li.id, chen.id, sun.id, qian.id, admin.id]));
  expect(hint).toEqual(say('complaint.form.againstMore'));
});

test('somebody who is not known is asked about again, and not left out of it', () => {
  const now = around(at('09:30'));
  const strange = complained(zhou, { answers: { against: 'slack:U0WU' }, now });
  expect(strange).toEqual(invalid({ against: say('refusal.unknownPerson') }));
  expect(complained(zhou, { answers: { against: 'nobody' }, now })).toMatchObject({ type: 'complained', excluded: [] });
});
