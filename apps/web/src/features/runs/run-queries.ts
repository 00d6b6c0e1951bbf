export const runKeys = { one: (runId: string) => ['run', runId] as const };
