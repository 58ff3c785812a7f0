import { livesOfADesk } from './kit/lives';

livesOfADesk([
  ['inbox.kept', 'work.written', 'outbox.sent', 'timer.fired'],
  ['work.committed', 'outbox.claimed', 'inbox.kept', 'timer.claimed'],
]);
