import { z } from 'zod';
import { attemptKey, runEndSchema, runStepReportSchema } from '@helix/contracts/gateway';

const acceptedSchema = z.strictObject({
  ...attemptKey,
  idempotencyKey: z.string(),
  at: z.iso.datetime(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

const recordSchema = z.union([
  z.strictObject({ accepted: acceptedSchema }),
  z.strictObject({ step: runStepReportSchema }),
  z.strictObject({ end: runEndSchema }),
]);
export type AttemptRecord = z.infer<typeof recordSchema>;

/** Everything whole in an attempt's file. A torn line is the trace of a crash, and says nothing. */
export function parseRecords(content: string): AttemptRecord[] {
  return content.split('\n').flatMap((line) => {
    if (line === '') return [];
    const parsed = recordSchema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
