import { type Duration, seconds } from '../domain/time/instant';

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
  return () => {
    if (known !== undefined && monotonic() - known.at < keptFor) return Promise.resolve(known.answer);
    open ??= asked();
    return inTime(open);
  };
}

async function inTime<Value>(answer: Promise<Answer<Value>>): Promise<Answer<Value>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Answer<Value>>((resolve) => {
    timer = setTimeout(resolve, patience, { ok: false });
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
