/** Bumped whenever a message changes shape. protocol-version.test.ts fails when the two disagree. */
export const helixProtocolVersion = 4;
