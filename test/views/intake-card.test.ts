import { intakeCard } from '../../src/views/intake-card';
import { aTicket, desk } from '../kit/tickets';

test('a title too long for a button shows that it was shortened, and a short one stands whole', () => {
  const titleShown = (title: string) =>
    JSON.stringify(intakeCard({ desk, draft: 'd', said: 'x', jobs: [aTicket({ title })] }));
  expect(titleShown('Outlook cannot connect since this morning')).toContain('"title":"Outlook cannot conn…"');
  expect(titleShown('打印机卡纸')).toContain('"title":"打印机卡纸"');
});
