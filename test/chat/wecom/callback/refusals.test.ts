import { createRefusals } from '../../../../src/chat/wecom/callback/refusals';
import { after, type Instant, seconds } from '../../../../src/domain/time/instant';
import { KeptLog } from '../../slack/kit/slack-desk';

test('whatever is refused in a minute is two lines in the log, with counts', () => {
  let now = 0 as Instant;
  const log = new KeptLog();
  const count = createRefusals({ now: () => now }, log);
  for (let nth = 0; nth < 100; nth += 1) count('signature');
  count('stale');
  now = after(now, seconds(61));
  count('damaged');
  expect(log.lines).toEqual([
    'warn callbacks were refused {"signature":1}',
    'warn callbacks were refused {"signature":99,"stale":1,"damaged":1}',
  ]);
});
