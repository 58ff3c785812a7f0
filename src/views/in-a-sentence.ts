import type { Localised } from '../domain/words';

/** A name of the desk file as it stands inside a sentence: "waiting for the vendor", not "for The vendor". */
export const inASentence = (name: Localised): Localised => ({
  ...name,
  en: name.en.replace(/^(?:The|An?) /, (article) => article.toLowerCase()),
});
