import type { OfficialYear } from '../../../domain/calendar/official-year';

/** Days off and make-up working days in mainland China in 2025. */
export const china2025: OfficialYear = {
  year: 2025,
  source: 'Notice of the General Office of the State Council on the arrangement of holidays in 2025',
  holidays: [
    { festival: 'New Year', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
    { festival: 'Spring Festival', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
    { festival: 'Qingming', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
    { festival: 'Labour Day', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
    { festival: 'Dragon Boat Festival', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
    {
      festival: 'National Day and Mid-Autumn Festival',
      from: '2025-10-01',
      to: '2025-10-08',
      makeUp: ['2025-09-28', '2025-10-11'],
    },
  ],
};
