import { z } from 'zod';
import { parseFilter } from './parse-filter.ts';
import { filterLimits } from './tokens.ts';

/** A filter in a request: refused with the place at which it went wrong. */
export const filterTextSchema = z
  .string()
  .max(filterLimits.length)
  .superRefine((text, context) => {
    const parsed = parseFilter(text);
    if (parsed.ok) return;
    const { message, position, length } = parsed.problem;
    context.addIssue({
      code: 'custom',
      message: `${message} (at character ${position + 1})`,
      params: { position, length },
    });
  })
  .describe('Such as `status:todo,review priority:>=high label:"needs design" -board:ENG due:<7d`');
