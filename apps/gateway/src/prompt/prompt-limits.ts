/** Characters; about four make a token. Together they fit the smallest context window in use, with room for the answer. */
export const promptLimits = {
  soul: 20_000,
  memory: 20_000,
  memories: 10_000,
  skill: 12_000,
  skills: 40_000,
  title: 500,
  description: 40_000,
  labels: 500,
  comment: 8_000,
  thread: 32_000,
  feedback: 8_000,
  instruction: 16_000,
  said: 20_000,
  conversation: 60_000,
  toolOutput: 20_000,
} as const;
