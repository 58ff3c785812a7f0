import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Card } from './card';
import { reportButton } from './intake-card';

/** Says that words came faster than they can be answered, that they are kept, and how they become a report. */
export const keptWordsCard = (draft: string, until: Instant): Card => ({
  title: say('desk.keptTitle'),
  tone: 'plain',
  summary: say('desk.keptTitle'),
  parts: [
    { kind: 'text', text: say('desk.keptHint', { until: { at: until, style: 'time' } }) },
    { kind: 'buttons', buttons: [reportButton('desk.reportThis', draft)] },
  ],
});
