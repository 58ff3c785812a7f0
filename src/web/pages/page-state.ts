import type { TicketId } from '../../domain/ticket/ticket';
import type { Form } from '../../views/form';
import type { Visit } from './page-parts';
import { randomSecret } from './random-secret';

/** What a page brings back when something is pressed on it; sealed, and good for one account only. */
export interface PageState {
  readonly platform: string;
  readonly account: string;
  /** The same key again acts once. */
  readonly key: string;
  readonly action: string;
  readonly ticket?: TicketId | undefined;
  readonly value?: string | undefined;
  /** The form as it was drawn, so that it can be drawn again whatever happens, and the zone its moments are in. */
  readonly form?: Form;
  readonly zone?: string;
  /** What the draft of this form is kept under. */
  readonly about?: string;
}

/** Name of the hidden field. */
export const stateName = '_page';

/** A new state of its own. */
export const sealState = (
  { seals, platform }: Visit,
  account: string,
  state: Omit<PageState, 'platform' | 'account' | 'key'> & { readonly key?: string },
): Promise<string> => {
  const whole: PageState = { key: randomSecret(), ...state, platform, account };
  return seals.seal(whole);
};

/** The state that came back; undefined when it is not ours, or of another platform. */
export async function openState({ seals, platform }: Visit, sealed: string | null): Promise<PageState | undefined> {
  const state = sealed === null ? undefined : ((await seals.open(sealed)) as PageState | undefined);
  return state?.platform === platform && typeof state.key === 'string' ? state : undefined;
}
