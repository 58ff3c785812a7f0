/**
 * How long a test waits for something that happens by itself, in milliseconds. It costs nothing where it comes, and how late is
 * too late no busy machine can say: benches measure that. How long a whole test may take is `testTimeout` of jest.config.js.
 */
export const patience = 120_000;
