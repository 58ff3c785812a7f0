import { z } from 'zod';
import { usualLimits } from '../../domain/flow/budget';
import { section } from './section';
import { wholeNumber } from './values';

const most = (usual: number) => wholeNumber.pipe(z.int().min(1).max(100_000)).default(usual);

/** `limits`: how much one person may send in so long; engineers and leads five times as much. */
export const limitsTopic = section({
  reportsPer10Minutes: most(usualLimits.reportsPer10Minutes),
  reportsPerHour: most(usualLimits.reportsPerHour),
  recordsPer10Minutes: most(usualLimits.recordsPer10Minutes),
  recordsPerHour: most(usualLimits.recordsPerHour),
  messagesPerMinute: most(usualLimits.messagesPerMinute),
  mailsPerHour: most(usualLimits.mailsPerHour),
  filesPerHour: most(usualLimits.filesPerHour),
  megabytesPerHour: most(usualLimits.megabytesPerHour),
}).prefault({});
