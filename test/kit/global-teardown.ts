import { rmSync } from 'node:fs';

/** Removes the folder that `global-setup.ts` made, and stops the database server if it started one. */
export default async function tearDown(): Promise<void> {
  rmSync(`${process.env['TEST_TEMPLATES']}`, { recursive: true, force: true });
  await globalThis.throwAwayMariaDb?.stop();
}
