import { randomInt } from 'node:crypto';
import type { Ids } from '../ports/ids';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const timeLength = 10;
const randomLength = 16;

/** Names that sort by their making: ten letters of time and sixteen of chance, in Crockford's alphabet. */
export const randomIds: Ids = {
  next: () => {
    let rest = Date.now();
    let time = '';
    for (let place = 0; place < timeLength; place += 1) {
      time = letters.charAt(rest % letters.length) + time;
      rest = Math.floor(rest / letters.length);
    }
    const chance = Array.from({ length: randomLength }, () => letters.charAt(randomInt(letters.length)));
    return time + chance.join('');
  },
};
