import { z } from 'zod';

const faultNames = ['hang', 'cut', 'empty', 'refuse', 'garbage'] as const;

/** How one answer is given. Written as `[[simulate: tokens=400; fault=cut]]` anywhere in what a person wrote. */
const directivesSchema = z.object({
  /** Before the first token. */
  delay: z.coerce.number().min(0).max(600_000),
  /** Tokens a second. */
  speed: z.coerce.number().positive(),
  /** Length of the answer; unset it is as long as the task asks for. */
  tokens: z.coerce.number().int().min(0).max(200_000).optional(),
  fault: z
    .union([z.enum(faultNames), z.literal('none'), z.coerce.number().int().min(400).max(599)])
    .default('none'),
  /** How many tokens come before a fault in the middle of the stream. */
  after: z.coerce.number().int().min(0).default(5),
});
export type Directives = z.output<typeof directivesSchema>;

/** Models differ only in pace. */
export const simulatedModels = {
  default: { delay: 150, speed: 60 },
  fast: { delay: 20, speed: 600 },
  slow: { delay: 1_000, speed: 15 },
  instant: { delay: 0, speed: 1_000_000 },
} as const;

const blockPattern = /\[\[\s*simulate:([^\]]*)\]\]/gi;

/** Later blocks win, so that a comment or feedback can change what the description asked for. Unknown words are ignored. */
export function readDirectives(model: string, userText: string): Directives {
  const pace = paceOf(model);
  const asked: Record<string, unknown> = { ...pace };
  for (const [, body = ''] of userText.matchAll(blockPattern)) {
    for (const pair of body.split(';')) {
      const [name = '', value = ''] = pair.split('=').map((side) => side.trim().toLowerCase());
      const known = directivesSchema.safeParse({ ...pace, [name]: value });
      if (known.success) asked[name] = value;
    }
  }
  return directivesSchema.parse(asked);
}

export function withoutDirectives(text: string): string {
  return text.replaceAll(blockPattern, '').trim();
}

function paceOf(model: string): { delay: number; speed: number } {
  const name = model.split('/').at(-1) ?? '';
  return (
    Object.entries(simulatedModels).find(([known]) => known === name)?.[1] ??
    simulatedModels.default
  );
}
