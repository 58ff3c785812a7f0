/** WeCom refuses a call. `errmsg` is for people; programs decide on `errcode`. */
export class WecomError extends Error {
  override readonly name = 'WecomError';

  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

/** Throws WecomError where something does not hold. */
export function must(holds: boolean, errcode: number, errmsg: string): void {
  if (!holds) throw new WecomError(errcode, errmsg);
}
