import { z } from 'zod';

/** How somebody has arranged the shell; in a cookie, so that the server renders it that way. */
export const layoutCookie = 'helix_layout';

const layoutSchema = z.object({
  sidebar: z.boolean().default(true),
  /** Sections and departments that are folded away. */
  folded: z.array(z.string().max(40)).max(60).default([]),
});
export type LayoutChoice = z.infer<typeof layoutSchema>;

export function parseLayout(text: string | undefined): LayoutChoice {
  try {
    return layoutSchema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return layoutSchema.parse({});
  }
}
