import { z } from 'zod';
import { say } from '../../domain/words';
import { contractCatalogue } from './defaults/contract-catalogue';
import { inIssue } from './in-issue';
import { section } from './section';
import { flag, id, localised } from './values';

const item = section({ id, name: localised });

const branch = section({
  id,
  clause: z.string().regex(/^(SW|HW|OTH)-\d+$/, { error: inIssue(say('config.notClause')) }),
  kind: z.enum(['software', 'hardware', 'other']),
  name: localised,
  asksDevice: flag.default(false),
  words: z.array(z.string().min(1).toLowerCase()).default([]),
  items: z.array(item).min(1, { error: inIssue(say('config.noWork')) }),
});

/** `catalogue`: the kinds of work (contract C); without it the contract's own catalogue. */
export const catalogueTopic = z
  .array(branch)
  .min(1, { error: inIssue(say('config.noBranch')) })
  .default([...contractCatalogue]);
