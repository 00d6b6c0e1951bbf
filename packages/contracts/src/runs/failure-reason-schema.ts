import { z } from 'zod';
import { failureReasonNames } from './failure-reasons.ts';

export const failureReasonSchema = z
  .enum(failureReasonNames)
  .describe('Why an attempt ended without success');
