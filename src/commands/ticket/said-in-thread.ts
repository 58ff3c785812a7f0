/** Value of words that were written in the job's thread: whoever reads along there has them already. */
export const saidInThread = 'in-thread';
