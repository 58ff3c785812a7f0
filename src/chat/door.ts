import { type Instant, seconds } from '../domain/time/instant';
import { type Asked, bytesOf, httpCall } from './http-call';
import { certificateProblem } from './never-sent';

/**
 * What is behind the address at which a platform is to find the desk: `open` this desk, `locked` somebody who refuses what
 * is signed with our secrets, `strange` something else, `unsafe` a certificate that is not trusted, `away` nobody, or nobody
 * who can be reached from here.
 */
export interface Door {
  readonly platform: 'slack' | 'wecom';
  readonly address: string;
  readonly is: 'open' | 'locked' | 'strange' | 'unsafe' | 'away';
  /** A status, or the code of what happened. */
  readonly code?: string;
}

/** Who knocks where: `word` is one that nobody can have guessed, for the desk to say again, and `wall` the real time. */
export interface Visit {
  readonly publicUrl: string;
  readonly word: string;
  readonly wall: Instant;
}

/** How to knock as a platform does. */
interface Knock extends Omit<Asked, 'patience' | 'dispatcher' | 'redirects'> {
  /** The address with what the platform adds to it. */
  readonly at: string;
  /** What only this desk answers. */
  readonly answer: string;
  /** With what a desk of other secrets refuses. */
  readonly refusal: number;
}

const patience = seconds(10);
/** The answer of a desk is shorter by far. */
const mostBytes = 16 * 1024;
/** A reverse proxy says so of a desk behind it that does not run; so does a desk that is only starting. */
const awayStatuses: readonly number[] = [502, 503, 504];

/** Knocks at the desk's own address, directly: no proxy leads there. Never throws. */
export async function knock({ at, answer, refusal, ...asked }: Knock): Promise<Pick<Door, 'is' | 'code'>> {
  try {
    const heard = await httpCall(at, { ...asked, patience, redirects: 'answer' });
    const { statusCode: status } = heard;
    const code = `http_${status}`;
    const said = await bytesOf(heard, mostBytes);
    if (awayStatuses.includes(status)) return { is: 'away', code };
    if (status === refusal) return { is: 'locked', code };
    return status === 200 && String(said) === answer ? { is: 'open' } : { is: 'strange', code };
  } catch (error) {
    const untrusted = certificateProblem(error);
    return untrusted === undefined ? { is: 'away', code: codeOf(error) } : { is: 'unsafe', code: untrusted };
  }
}

function codeOf(error: unknown): string {
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [error];
  if (!(first instanceof Error)) return 'network';
  return 'code' in first && typeof first.code === 'string' ? first.code : first.name;
}
