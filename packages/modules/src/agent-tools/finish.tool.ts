import { z } from 'zod';
import { commentBodySchema } from '@helix/contracts/comments';
import { defineTool } from './tool.ts';

export const finish = defineTool({
  name: 'finish',
  description:
    'Ends your work with its result, which people read and review. The same as answering without using a tool.',
  input: z.strictObject({ result: commentBodySchema.describe('The finished work, as Markdown') }),
  carryOut: async (_call, { result }) => ({ kind: 'finish', text: result }),
});
