import { livesOfADesk } from './kit/lives';

livesOfADesk([
  ['outbox.sending', 'work.written:2', 'outbox.delivered', 'work.committed:3'],
  ['outbox.sent:2', 'inbox.kept:2', 'outbox.claimed:3', 'timer.fired:2'],
]);
