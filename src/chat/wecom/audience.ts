import type { Person } from '../../domain/people/person';
import { type RecordRef, recordKey } from '../../domain/record/record-ref';
import { isInside } from '../../domain/ticket/who-may';
import type { Speak } from '../../ports/translator';
import type { WecomAdapter } from './adapter';
import type { Audience } from './render/rendered';

/** What every message about a record begins with; nothing where it is about none. */
export const tagOf = ({ desk }: Pick<WecomAdapter, 'desk'>, about: RecordRef | undefined): string =>
  about === undefined ? '' : `【${recordKey(desk, about)}】`;

/** Whoever reads it, for the renderer. */
export const audienceOf = (
  wecom: Pick<WecomAdapter, 'desk' | 'links'>,
  reader: {
    readonly speak: Speak;
    readonly about?: RecordRef | undefined;
    readonly accountOf?: (person: string) => string | undefined;
    readonly person?: Person | undefined;
  },
): Audience => ({
  speak: reader.speak,
  tag: tagOf(wecom, reader.about),
  about: reader.about,
  isServed: reader.person !== undefined && !isInside(reader.person),
  accountOf: reader.accountOf ?? (() => undefined),
  links: wecom.links,
  deskName: reader.speak({ localised: wecom.desk.name }),
});
