import { z } from 'zod';
import type { DutyLine, DutyScope } from '../../domain/desk';

/** Whose duty a group, a topic or a tag shows; without any of them everybody's. */
export const dutyScope = {
  places: z.array(z.string()).default([]),
  skills: z.array(z.string()).default([]),
  line: z.enum(['operating', 'emergency']).optional(),
};

type Written = Pick<DutyScope, 'places' | 'skills'> & { readonly line?: DutyLine | undefined };

/** The scope of a row that says more. */
export const scopeOf = ({ places, skills, line }: Written): DutyScope => ({
  ...{ places, skills },
  ...(line !== undefined && { line }),
});
