import { z } from 'zod';
import { defineJob } from '../job.ts';

export const sendMail = defineJob({
  name: 'mail.send',
  payload: z.object({
    to: z.email(),
    subject: z.string().min(1).max(300),
    text: z.string().min(1).max(200_000),
    html: z.string().max(500_000).optional(),
    sealed: z
      .boolean()
      .default(false)
      .describe('`text` and `html` are encrypted, because a link in them opens something'),
  }),
  attempts: 8,
  backoffMs: { first: 5_000, factor: 4, max: 3_600_000 },
  timeoutMs: 60_000,
  concurrency: 4,
  onCrash: 'retry',
});
