import type { Ids } from '../../src/ports/ids';

let made = 0;

/** Names in order, unique within this test process. */
export const countingIds: Ids = {
  next: () => {
    made += 1;
    return made.toString(36).padStart(26, '0');
  },
};
