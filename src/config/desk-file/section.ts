import { z } from 'zod';

/**
 * A section of the desk file in which every unknown key is an error. The issue's message carries the known keys,
 * comma separated, from which `sentenceOf` makes a suggestion: zod itself only names the unknown one.
 */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(',') : undefined),
  });
