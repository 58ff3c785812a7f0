import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import type { RecordRef } from '../record/record-ref';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { Instant } from '../time/instant';

/** What somebody may be asked to permit (SITE-4, SITE-1). */
export const permissions = ['login', 'open', 'network', 'other'] as const;

/** What is asked: a permission, or a backup before a step that puts data at risk (SITE-5). */
export type Asking = (typeof permissions)[number] | 'risky';

/** Answers that let the work go on. A permission is simply given. */
export const backupAnswers = ['done', 'not-needed', 'for-me'] as const;
export type BackupAnswer = (typeof backupAnswers)[number];
export type Yes = 'allowed' | BackupAnswer;

/** What was answered, by whom, in their own words. */
export interface ConsentAnswer {
  readonly by: PersonId;
  readonly at: Instant;
  readonly says: Yes | 'refused';
  readonly words: string;
}

/**
 * A yes or no that work on a ticket needs first (SITE-4, SITE-5). A yes holds for that ticket and for what was asked; it
 * can be taken back, and ends with the ticket.
 */
export interface Consent extends Recorded {
  /** `asked`: waits for an answer; `given`: holds; `lapsed`: has to be asked again; the others are no yes. */
  readonly state: 'asked' | 'given' | 'refused' | 'taken-back' | 'withdrawn' | 'lapsed';
  readonly about: RecordRef<'ticket'>;
  readonly asking: Asking;
  /** What exactly, and why. */
  readonly what: string;
  readonly why: string;
  readonly askedBy: PersonId;
  /** Whose ticket it is, as far as it was heard. */
  readonly requester: PersonId;
  /** Whom the requester asked to decide instead, each once. */
  readonly named: readonly PersonId[];
  readonly place: string;
  /** It was asked about an urgent ticket, whose time is wall time. */
  readonly urgent: boolean;
  readonly openedAt: Instant;
  /** How often it was asked, and when last. */
  readonly asks: number;
  readonly askedAt: Instant;
  /** Since it was asked last. */
  readonly reminders: number;
  readonly remindedAt?: Instant;
  /** The last answer, also where it was taken back later. */
  readonly answer?: ConsentAnswer;
  /** Why the yes was taken back, if they said so. */
  readonly takenBack?: Omit<ConsentAnswer, 'says'>;
  /** Who made the backup that was asked for. */
  readonly backedUp?: { readonly by: PersonId; readonly at: Instant };
  /** Who began the risky step. */
  readonly begun?: { readonly by: PersonId; readonly at: Instant };
  /** When the question was withdrawn, or the ticket ended. */
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

/** Everything that can happen to it. */
export type ConsentEvent =
  | (Happened & { readonly type: 'asked' } & Pick<
        Consent,
        'about' | 'asking' | 'what' | 'why' | 'requester' | 'place' | 'urgent'
      >)
  | (Happened & { readonly type: 'reminded' })
  | (Happened & { readonly type: 'named'; readonly person: PersonId })
  | (Happened & { readonly type: 'agreed'; readonly says: Yes; readonly words: string })
  | (Happened & { readonly type: 'refused'; readonly words: string })
  | (Happened & { readonly type: 'backed-up' })
  | (Happened & { readonly type: 'begun' })
  | (Happened & { readonly type: 'taken-back'; readonly words: string })
  | (Happened & { readonly type: 'withdrawn' })
  | (Happened & { readonly type: 'ended' })
  | (Happened & { readonly type: 'ticket-returned'; readonly lapses: boolean })
  | (Happened & {
      readonly type: 'requester-corrected';
      readonly requester: PersonId;
      /** Who answered may answer for them, too: a yes goes on holding. */
      readonly holds: boolean;
    })
  | (Happened & { readonly type: 'asked-again' })
  | NotReached;

/** A consent as its first event leaves it. Throws on any other. */
export function beginConsent(first: ConsentEvent): Omit<Consent, 'id'> {
  if (first.type !== 'asked') throw new Error(`a consent begins with ${first.type}`);
  const { type: _, by, at, ...asked } = first;
  return {
    ...asked,
    version: 1,
    state: 'asked',
    askedBy: by,
    named: [],
    openedAt: at,
    asks: 1,
    askedAt: at,
    reminders: 0,
    lastEventAt: at,
    unreached: [],
  };
}

/** Nothing of an answer is left but its event. */
const lapsed = ({ answer: _, takenBack: _t, backedUp: _b, begun: _s, ...consent }: Consent): Consent => ({
  ...consent,
  state: 'lapsed',
});

const askedAnew = (consent: Consent, at: Instant): Consent => ({
  ...consent,
  ...{ asks: consent.asks + 1, askedAt: at, reminders: 0 },
});

const evolveByType = byType<Consent, ConsentEvent>({
  asked: (consent) => consent,
  reminded: (consent, { at }) => ({ ...consent, reminders: consent.reminders + 1, remindedAt: at }),
  named: (consent, { person }) => ({ ...consent, named: [...new Set([...consent.named, person])] }),
  agreed: (consent, { by, at, says, words }) => ({ ...consent, state: 'given', answer: { by, at, says, words } }),
  refused: (consent, { by, at, words }) => ({
    ...consent,
    state: 'refused',
    answer: { by, at, says: 'refused', words },
  }),
  'backed-up': (consent, { by, at }) => ({ ...consent, backedUp: { by, at } }),
  begun: (consent, { by, at }) => ({ ...consent, begun: { by, at } }),
  'taken-back': (consent, { by, at, words }) => ({ ...consent, state: 'taken-back', takenBack: { by, at, words } }),
  withdrawn: (consent, { at }) => ({ ...consent, state: 'withdrawn', endedAt: at }),
  ended: (consent, { at }) => ({ ...consent, endedAt: at }),
  'ticket-returned': ({ endedAt: _, ...consent }, { lapses }) => (lapses ? lapsed(consent) : consent),
  // Whom the former requester named decides no more.
  'requester-corrected': (consent, { requester, holds, at }) => {
    const theirs = { ...consent, requester, named: [] };
    if (consent.state === 'asked') return askedAnew(theirs, at);
    return consent.state === 'given' && !holds ? lapsed(theirs) : theirs;
  },
  'asked-again': (consent, { by, at }) => ({
    ...askedAnew(consent, at),
    ...{ state: 'asked', askedBy: by },
  }),
  'not-reached': (consent, event) => ({ ...consent, unreached: withUnreached(consent.unreached, event) }),
});

/** The consent after the event, but for its version. */
export const evolveConsent = (consent: Consent, event: ConsentEvent): Consent => ({
  ...evolveByType(consent, event),
  lastEventAt: event.at,
});

/** Whether it is about its ticket still: what was answered stands on its cards until then. */
export const isOver = ({ endedAt }: Pick<Consent, 'endedAt'>): boolean => endedAt !== undefined;

/** Whether it waits for an answer. */
export const isAsked = (consent: Pick<Consent, 'state' | 'endedAt'>): boolean =>
  consent.state === 'asked' && !isOver(consent);
