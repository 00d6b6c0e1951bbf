import { z } from 'zod';
import { attachText as attach } from '../attachments/index.ts';
import { defineTaskTool, refuse, tell } from './tool.ts';
import { requireUseLeft } from './use-limits.ts';

const namePattern = /^[^/\\\p{Cc}]{1,180}\.(?:md|txt|csv|json)$/iu;

export const attachText = defineTaskTool({
  name: 'attach_text',
  description:
    'Attaches a text file to your task: Markdown (.md), plain text (.txt), a table (.csv) or data (.json).',
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .regex(namePattern, 'must be a file name that ends in .md, .txt, .csv or .json'),
    content: z.string().min(1).max(500_000),
  }),
  async carryOut(call, { name, content }) {
    if (/\.json$/i.test(name) && !isJson(content))
      return refuse(`${name} would not be valid JSON.`);
    await requireUseLeft(call, 'attach_text');
    const { ctx, tx, run, by, visitor } = call;
    const on = { by, visitor, taskId: run.taskId };
    const attachment = await attach(ctx, tx, on, { name, content });
    return tell(`Attached ${attachment.name} (${attachment.size} bytes).`);
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
