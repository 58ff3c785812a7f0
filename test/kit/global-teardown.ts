/** Stops the database server that `global-setup.ts` started, if it started one. */
export default async function tearDown(): Promise<void> {
  await globalThis.throwAwayMariaDb?.stop();
}
