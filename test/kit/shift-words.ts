/** Whether somebody reads that their shift begins or has ended, which is told at its moment, by night too. */
export const isOfShift = (words: string): boolean =>
  /您现在值班：|您的值班已结束|You are on duty as|Your shift has ended/.test(words);
