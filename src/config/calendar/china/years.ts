import type { OfficialYear } from '../../../domain/calendar/official-year';
import { china2024 } from './2024';
import { china2025 } from './2025';
import { china2026 } from './2026';

/** Every year whose official arrangement this release knows, earliest first and without gaps. */
export const chinaYears: readonly OfficialYear[] = [china2024, china2025, china2026];
