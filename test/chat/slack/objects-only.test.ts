import { EventEmitter } from 'node:events';
import { objectsOnly } from '../../../src/chat/slack/objects-only';
import { KeptLog } from './kit/slack-desk';

/** A client that reads frames as Slack's does: it believes them to be objects. */
function aLine() {
  const client = new EventEmitter();
  const taken: unknown[] = [];
  const log = new KeptLog();
  client.on('ws_message', async (data: string) => {
    const frame = JSON.parse(data);
    taken.push(frame.type === 'events_api' ? frame.payload.event.type : frame.type);
    if (frame.type === 'fails') throw new Error('inside the library');
  });
  objectsOnly(client as never, log);
  return { client, taken, log };
}

test.each([
  'null',
  '[]',
  '7',
  '"x"',
  '{"type":',
  '{"type":"events_api"}',
  '{"type":"events_api","payload":{"event":null}}',
])('a frame %s is not given to the library, and said in the log', (frame) => {
  const { client, taken, log } = aLine();
  client.emit('ws_message', frame, false);
  expect(taken).toEqual([]);
  expect(log.lines).toEqual(['warn Slack sent something that cannot be read {}']);
});

test('all else is, bytes too, and what it rejects is logged and no end of the process', async () => {
  const { client, taken, log } = aLine();
  client.emit('ws_message', '{"type":"hello"}', false);
  client.emit('ws_message', Buffer.from('{"type":"disconnect"}'), false);
  client.emit('ws_message', '{"type":"events_api","payload":{"event":{"type":"message"}}}', false);
  client.emit('ws_message', '{"type":"fails"}', false);
  await new Promise(setImmediate);
  expect(taken).toEqual(['hello', 'disconnect', 'message', 'fails']);
  expect(log.lines).toHaveLength(1);
});
