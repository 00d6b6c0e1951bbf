import { z } from 'zod';
import { readBlocks } from './directive-blocks.ts';

const faultNames = ['hang', 'cut', 'empty', 'refuse', 'garbage', 'overlong'] as const;

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
  /** How often the same request meets the fault before it is answered; always when unset. */
  times: z.coerce.number().int().min(0).optional(),
  /** Seconds that a 429 asks for. */
  'retry-after': z.coerce.number().min(0).max(3_600).default(1),
  /** How many tokens of thought come before the answer. */
  thinking: z.coerce.number().int().min(0).max(100_000).default(0),
  /** Another seed, another answer to the same request. */
  seed: z.string().max(100).default(''),
  usage: z.enum(['told', 'none']).default('told'),
  /** How many tokens of the prompt are said to come from a cache. */
  cached: z.coerce.number().int().min(0).default(0),
  /** The answer, word for word, below the label. */
  say: z.string().optional(),
});
export type Directives = z.output<typeof directivesSchema>;

/** Models differ only in pace. */
export const simulatedModels = {
  default: { delay: 150, speed: 60 },
  fast: { delay: 20, speed: 600 },
  slow: { delay: 1_000, speed: 15 },
  instant: { delay: 0, speed: 1_000_000 },
} as const;

/** Later blocks win, so that a comment or feedback can change what the description asked for. Unknown words are ignored. */
export function readDirectives(model: string, userText: string): Directives {
  const pace = paceOf(model);
  const asked: Record<string, unknown> = { ...pace };
  for (const [name, value] of readBlocks(userText).flat()) {
    const plain = name === 'say' || name === 'seed' ? value : value.toLowerCase();
    const known = directivesSchema.safeParse({ ...pace, [name]: plain });
    if (known.success) asked[name] = plain;
  }
  return directivesSchema.parse(asked);
}

function paceOf(model: string): { delay: number; speed: number } {
  const name = model.split('/').at(-1) ?? '';
  return (
    Object.entries(simulatedModels).find(([known]) => known === name)?.[1] ??
    simulatedModels.default
  );
}
