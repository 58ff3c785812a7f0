import type { OfficialYear } from '../../../domain/calendar/official-year';

/** Days off and make-up working days in mainland China in 2024. */
export const china2024: OfficialYear = {
  year: 2024,
  source: 'Notice of the General Office of the State Council on the arrangement of holidays in 2024',
  holidays: [
    { festival: 'New Year', from: '2024-01-01', to: '2024-01-01', makeUp: [] },
    { festival: 'Spring Festival', from: '2024-02-10', to: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
    { festival: 'Qingming', from: '2024-04-04', to: '2024-04-06', makeUp: ['2024-04-07'] },
    { festival: 'Labour Day', from: '2024-05-01', to: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
    { festival: 'Dragon Boat Festival', from: '2024-06-10', to: '2024-06-10', makeUp: [] },
    { festival: 'Mid-Autumn Festival', from: '2024-09-15', to: '2024-09-17', makeUp: ['2024-09-14'] },
    { festival: 'National Day', from: '2024-10-01', to: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },
  ],
};
