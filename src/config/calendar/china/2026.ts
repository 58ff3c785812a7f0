import type { OfficialYear } from '../../../domain/calendar/official-year';

/** Days off and make-up working days in mainland China in 2026. */
export const china2026: OfficialYear = {
  year: 2026,
  source: 'Notice of the General Office of the State Council on the arrangement of holidays in 2026',
  holidays: [
    { festival: 'New Year', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
    { festival: 'Spring Festival', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
    { festival: 'Qingming', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
    { festival: 'Labour Day', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
    { festival: 'Dragon Boat Festival', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
    { festival: 'Mid-Autumn Festival', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
    { festival: 'National Day', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
  ],
};
