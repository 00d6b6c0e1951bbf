import { z } from 'zod';

/** A stretch of time that ends now, in days of the organization; in place of `from`. */
export const lastDays = {
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe('The last so many days of the organization, today among them; goes before `from`'),
};
