import { type Duration, seconds } from '../domain/time/instant';
import { inTime } from '../ports/in-time';

/** What a question was answered with, or that it was not in time. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false };

/** Longest wait for one answer. */
const patience = seconds(2);

/**
 * A question that is asked once at a time, however many want to know: who comes while it is open, or within `keptFor` of
 * its answer, gets that one. A question nobody answers is not asked a second time beside itself.
 */
export function oneLook<Value>(
  ask: () => Promise<Value>,
  keptFor: Duration,
  monotonic: () => Duration,
): () => Promise<Answer<Value>> {
  let known: { readonly at: number; readonly answer: Answer<Value> } | undefined;
  let open: Promise<Answer<Value>> | undefined;
  const asked = async (): Promise<Answer<Value>> => {
    const answer: Answer<Value> = await ask().then(
      (value) => ({ ok: true, value }),
      () => ({ ok: false }),
    );
    known = { at: monotonic(), answer };
    open = undefined;
    return answer;
  };
  return async () => {
    if (known !== undefined && monotonic() - known.at < keptFor) return known.answer;
    open ??= asked();
    return (await inTime(open, patience)) ?? { ok: false };
  };
}
