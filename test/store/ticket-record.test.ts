import { toTicketRow } from '../../src/store/ticket-record';
import { at, closedForZhou, happened, zhou } from '../kit/tickets';

const nine = at('09:30');

describe('the row of a ticket', () => {
  const rated = happened(closedForZhou(), {
    type: 'rated',
    by: zhou.id,
    at: nine,
    stars: 1,
    reasons: [],
    comment: '还是卡',
  });

  test('is found by its rating, also after the ticket was reopened (SLA-6)', () => {
    expect(toTicketRow(rated)).toMatchObject({ ratedAt: nine, stars: 1, openSince: null });
    const reopened = happened(rated, { type: 'reopened', by: zhou.id, at: at('10:00'), text: '又坏了' });
    expect(toTicketRow(reopened)).toMatchObject({ ratedAt: nine, stars: 1, openSince: at('09:10'), resolvedAt: null });
  });

  test('of a ticket that nobody rated has no rating', () => {
    expect(toTicketRow(closedForZhou())).toMatchObject({ ratedAt: null, stars: null });
  });
});
