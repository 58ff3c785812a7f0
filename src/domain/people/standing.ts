/**
 * What an account is to the desk, as its platform says and the desk file allows: `admitted` may use it; a `guest` is in
 * the company's chat by invitation only; an `outsider` belongs to another company or is not known at all; `gone`: the
 * account was ended; a `machine` is a bot or an app.
 */
export type Standing = 'admitted' | 'guest' | 'outsider' | 'gone' | 'machine';

/** Whether somebody may use the desk. Whom the desk itself gave a part is one of its people, guest or partner or not. */
export const mayUseDesk = (standing: Standing, hasPart: boolean): boolean =>
  standing === 'admitted' || (hasPart && (standing === 'guest' || standing === 'outsider'));
