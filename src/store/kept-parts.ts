/** What a record still has besides its figures, as bits of the column `kept`. */
export const keptParts = { references: 1, files: 2, words: 4 } as const;

/** All of it, as after every event. */
export const everythingKept = keptParts.references + keptParts.files + keptParts.words;
