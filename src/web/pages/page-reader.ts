import type { Language } from '../../domain/words';
import { languageOf } from '../../i18n/language-of';
import type { PageParts, PageReader, PageRequest, SignedInReader } from './page-parts';
import { sealSignOut } from './page-state';
import type { Visitor } from './session';

function voiceIn({ translator, clock }: PageParts, language: Language, zone: string): PageReader {
  return { language, zone, speak: translator.speakTo({ language, zone, now: clock.now(), nameOf: (id) => id }) };
}

/** Somebody nobody knows yet, in the language of their browser. */
export function readerOf({ parts, request }: Pick<PageRequest, 'parts' | 'request'>): PageReader {
  const wanted = (request.headers['accept-language'] ?? '').split(',')[0]?.trim() ?? '';
  const language = wanted === '' || wanted === '*' ? parts.desk.language : languageOf(wanted);
  return voiceIn(parts, language, parts.desk.zone);
}

/** Somebody who has signed in, by the desk's record, else by what their platform tells. */
export async function signedInReaderOf(page: PageRequest, { account, shared }: Visitor): Promise<SignedInReader> {
  const { parts, platform, pages } = page;
  const from = pages.sender(account);
  const person = await parts.people.byAccount(platform, account);
  const told = person ?? (await from.profile().catch(() => undefined));
  const { language, zone } = readerOf(page);
  return {
    ...voiceIn(parts, told?.language ?? language, told?.zone ?? zone),
    account,
    from,
    shared,
    signOut: await sealSignOut(page, account),
    name: told?.name ?? account,
  };
}
