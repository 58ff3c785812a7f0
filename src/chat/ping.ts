import { seconds } from '../domain/time/instant';
import { httpCall, isDone } from './http-call';
import { certificateProblem } from './never-sent';
import { proxyProblem, throughProxy } from './proxy';

/** Where somebody outside waits to hear that all is well. */
export interface Outside {
  readonly url: string;
  readonly proxy?: string;
}

/**
 * Says there that all is well; answers why it was not heard, undefined where it was: `http_` and a status, a code of the proxy,
 * the certificate or the network. Nothing of the address, which is a credential, is in it.
 */
export async function pingOutside({ url, proxy }: Outside): Promise<string | undefined> {
  const way = proxy === undefined ? {} : { dispatcher: throughProxy(proxy) };
  try {
    const answer = await httpCall(url, { ...way, redirects: 'answer', patience: seconds(10) });
    await answer.body.dump();
    return isDone(answer) ? undefined : `http_${answer.statusCode}`;
  } catch (error) {
    return proxyProblem(error) ?? certificateProblem(error) ?? codeIn(error) ?? 'no_answer';
  }
}

/** What the network calls it. */
const codeIn = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
