import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from '../app/respond';
import type { SlackApp } from '../app/slack-app';
import { SlackError } from '../slack/slack-error';
import type { WebApi } from '../slack/web-api';
import { answerJson, answerText } from './answer';
import { readArguments } from './read-body';

/** Where the addresses belong, and what goes wrong with them. */
interface Answering {
  readonly app: SlackApp;
  readonly api: Pick<WebApi, 'spoilsAnswer'>;
}

/** A response_url: five uses in half an hour; what can't be shown is answered as an error. */
export async function responseRoute(
  { app, api }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = (request.url ?? '').split('/')[2] ?? '';
  const answer = await readArguments(request);
  if (api.spoilsAnswer(answer, response)) return;
  const to = app.responses.use(id);
  if (typeof to === 'string') return answerJson(response, 404, { ok: false, error: to });
  try {
    respond(app, to, answer);
    answerText(response, 200, 'ok');
  } catch (problem) {
    if (!(problem instanceof SlackError)) throw problem;
    answerJson(response, 404, { ok: false, error: problem.code, ...problem.extra });
  }
}
