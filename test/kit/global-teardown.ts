import { endScratch } from './scratch';

/** Stops the database server if `global-setup.ts` started one, and removes all temporary files. */
export default async function tearDown(): Promise<void> {
  await globalThis.throwAwayMariaDb?.stop();
  endScratch();
}
