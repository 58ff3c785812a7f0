import { z } from 'zod';
import { contractCatalogue } from './defaults/contract-catalogue';
import { section } from './section';
import { flag, id, localised } from './values';

const item = section({ id, name: localised });

const branch = section({
  id,
  clause: z.string().regex(/^(SW|HW|OTH)-\d+$/, { error: 'names no clause of the catalogue; write one like SW-1' }),
  kind: z.enum(['software', 'hardware', 'other']),
  name: localised,
  asksDevice: flag.default(false),
  words: z.array(z.string().min(1).toLowerCase()).default([]),
  items: z.array(item).min(1, { error: 'names no kind of work; write at least one' }),
});

/** `catalogue`: the kinds of work (contract C); without it the contract's own catalogue. */
export const catalogueTopic = z
  .array(branch)
  .min(1, { error: 'names no branch; write at least one, or leave the key out for the whole contract' })
  .default([...contractCatalogue]);
