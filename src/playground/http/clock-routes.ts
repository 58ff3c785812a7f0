import type { IncomingMessage, ServerResponse } from 'node:http';
import { CannotDo } from '../acts/person';
import { isObject, parseJson, textIn } from '../json';
import { playClock } from '../persona-state';
import type { Workspace } from '../workspace';
import { answerJson } from './answer';
import { readBody } from './read-body';

/** GET and POST /demo/clock. The body is read as JSON whatever its type says, so that a plain curl works. */
export async function clockRoute(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const body = parseJson((await readBody(request, 10_000)).toString('utf8'));
    const advance = isObject(body) ? textIn(body, 'advance') : undefined;
    if (advance === undefined) throw new CannotDo('say how far, e.g. {"advance":"65m"}');
    await advanceClock(workspace, advance);
  }
  answerJson(response, 200, { ...playClock(workspace.clock.now()) });
}

/** Pushes the demo clock and tells every page. Throws CannotDo where the text is not understood. */
export async function advanceClock(workspace: Workspace, text: string): Promise<number> {
  try {
    await workspace.clock.advance(text);
  } catch (problem) {
    throw new CannotDo(problem instanceof Error ? problem.message : String(problem));
  }
  const clock = playClock(workspace.clock.now());
  workspace.tell(
    () => true,
    () => ({ type: 'clock', clock }),
  );
  return clock.now;
}
