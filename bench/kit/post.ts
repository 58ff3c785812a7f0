import { Agent, request } from 'node:http';
import type { Request } from './requests';

/** What came of a request: a status, or none. `cut`: the connection ended without one; `silent`: nothing came in time. */
export type Outcome = number | 'cut' | 'silent';

/** Longest wait for an answer; Slack waits 3 s and WeCom 5. */
const usual = 20_000;

/** Connections to one server. */
export const connections = (count: number): Agent => new Agent({ keepAlive: true, maxSockets: count });

/** Posts it and waits for the whole answer, `patience` milliseconds at most. */
export function post(
  url: string,
  { path, body, headers }: Request,
  agent: Agent,
  patience: number = usual,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const length = { 'content-length': `${body.length}` };
    const sent = request(`${url}${path}`, { method: 'POST', agent, headers: { ...headers, ...length } });
    let isOver = false;
    sent.setTimeout(patience, () => {
      isOver = true;
      resolve('silent');
      sent.destroy();
    });
    sent.once('response', (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode ?? 'cut'));
    });
    // A server closes what was idle, perhaps while the next request is on its way there: that one was never read.
    const again = () => post(url, { path, body, headers }, agent, patience).then(resolve);
    sent.once('error', () => (sent.reusedSocket && !isOver ? again() : resolve('cut')));
    sent.end(body);
  });
}
