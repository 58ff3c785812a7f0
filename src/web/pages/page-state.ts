import type { RecordRef } from '../../domain/record/record-ref';
import { readAction, type WrittenAction, writeAction } from '../../domain/record/record-wire';
import { after, hours, type Instant } from '../../domain/time/instant';
import type { Form } from '../../views/form';
import type { PageRequest } from './page-parts';
import { randomSecret } from './random-secret';

/** What a page brings back when something is pressed on it; sealed, and good for one account only. */
export interface PageState {
  readonly platform: string;
  readonly account: string;
  /** The same key again acts once. */
  readonly key: string;
  readonly action: string;
  readonly about?: RecordRef | undefined;
  readonly value?: string | undefined;
  /** The form as it was drawn, so that it can be drawn again whatever happens, and the zone its moments are in. */
  readonly form?: Form;
  readonly zone?: string;
  /** What the draft of this form is kept under, beside its action and record. */
  readonly openedWith?: string;
  /** When it is too old to be sent. */
  readonly until: Instant;
}

/** A page may be sent for a day after it was drawn; what it was about may be another thing by then. */
const lasts = hours(24);

/** Name of the hidden field. */
export const stateName = '_page';

/** A new state of its own. */
export const sealState = (
  { seals, platform, parts }: PageRequest,
  account: string,
  state: Omit<PageState, 'platform' | 'account' | 'key' | 'until'> & { readonly key?: string },
): Promise<string> => {
  const until = after(parts.clock.now(), lasts);
  const whole: PageState = { key: randomSecret(), ...state, platform, account, until };
  return seals.seal(written(whole));
};

/** As it is sealed: what pages that stand open were drawn with reads the same. */
interface Sealed extends Omit<PageState, 'about' | 'openedWith' | 'form'>, WrittenAction {
  readonly form?: Omit<Form, 'about'> & WrittenAction;
  /** `openedWith`. */
  readonly about?: string;
}

const written = ({ form, openedWith, ...state }: PageState): Sealed => ({
  ...writeAction(state),
  ...(form && { form: writeAction(form) }),
  ...(openedWith !== undefined && { about: openedWith }),
});

const readSealed = ({ form, about: openedWith, ...state }: Sealed): PageState => ({
  ...readAction(state),
  ...(form && { form: readAction(form) }),
  ...(openedWith !== undefined && { openedWith }),
});

/** The state that came back; undefined when it is not ours, or of another platform. */
export async function openState(
  { seals, platform }: PageRequest,
  sealed: string | null,
): Promise<PageState | undefined> {
  const state = sealed === null ? undefined : ((await seals.open(sealed)) as Sealed | undefined);
  const isPage = state?.platform === platform && typeof state.key === 'string' && typeof state.action === 'string';
  return isPage ? readSealed(state) : undefined;
}

/** Whether it was drawn too long ago; one that does not say when was. */
export const isExpired = ({ until }: PageState, now: Instant): boolean => !(until > now);

/** What signing out brings back. It is no page's state: nothing else can be done with it. */
export const sealSignOut = ({ seals, platform, parts }: PageRequest, account: string): Promise<string> =>
  seals.seal({ signOut: account, platform, until: after(parts.clock.now(), lasts) });

/** Whom it was drawn for; undefined for anything else, or too long ago. */
export async function openSignOut(
  { seals, platform, parts }: PageRequest,
  sealed: string | null,
): Promise<string | undefined> {
  const opened = (sealed === null ? undefined : await seals.open(sealed)) as
    | { readonly signOut?: string; readonly platform?: string; readonly until?: Instant }
    | undefined;
  const isFresh = opened?.until !== undefined && opened.until > parts.clock.now();
  return isFresh && opened.platform === platform ? opened.signOut : undefined;
}
