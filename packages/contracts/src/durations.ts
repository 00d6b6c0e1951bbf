import { z } from 'zod';

/** Of many that took their time, in milliseconds: the middle one, and the one that 19 of 20 were not slower than. */
export const durationsSchema = z.object({ p50: z.number(), p95: z.number() }).nullable();
export type Durations = z.infer<typeof durationsSchema>;
