import type { RecordRef } from '../../domain/record/record-ref';
import type { PageRequest } from './page-parts';

/** What the page of an action was opened with. */
export interface Opening {
  readonly action: string;
  readonly about?: RecordRef | undefined;
  readonly draft?: string | undefined;
  readonly value?: string | undefined;
  readonly urgency?: string | undefined;
}

const shapes = { draft: /^[0-9a-zA-Z]{1,26}$/, value: /^[^\p{Cc}]{1,200}$/u, urgency: /^(normal|urgent)$/ } as const;

/** Reads the address of an action's page; what has no place in it is left out. */
export function openingOf({ address, query }: PageRequest): Opening {
  if (!('action' in address)) throw new Error(`${address.kind} is no page of an action`);
  const { action, about } = address;
  const asked = (name: keyof typeof shapes, under: string = name): string | undefined => {
    const given = query.get(under) ?? '';
    return shapes[name].test(given) ? given : undefined;
  };
  if (action === 'report') return { action, draft: asked('draft'), urgency: asked('urgency') };
  // What a process wrote that does not know the kind stands where the draft of a report does.
  return { action, about, value: asked('value') ?? asked('value', 'draft') };
}

/** What a draft is kept under besides its action and record. */
export const openedWith = ({ draft, value }: Opening): string => draft ?? value ?? '';

/** The query that opens the same page again. */
export const queryOf = ({ draft, value, urgency }: Opening): Readonly<Record<string, string | undefined>> => ({
  draft,
  value,
  urgency,
});
