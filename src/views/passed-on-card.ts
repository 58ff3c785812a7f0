import { type Say, say } from '../domain/words';
import type { Card } from './card';
import { newProblemButton } from './which-ticket-card';

/** Says where words went on a platform without threads, and lets them become a new report instead. */
export const passedOnCard = (passed: Say, draft: string): Card => ({
  title: passed,
  tone: 'good',
  summary: passed,
  parts: [
    { kind: 'text', style: 'quiet', text: say('desk.passedOnHint') },
    { kind: 'buttons', buttons: [newProblemButton(draft)] },
  ],
});
