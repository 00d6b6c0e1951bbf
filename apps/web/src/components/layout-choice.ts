import { isRecord } from '../lib/is-record.ts';

/** How somebody has arranged the shell; in a cookie, so that the server renders it that way. */
export const layoutCookie = 'helix_layout';

export type LayoutChoice = {
  sidebar: boolean;
  /** Sections and departments that are folded away. */
  folded: string[];
};
const [maxFolded, maxNameLength] = [60, 40];

export function parseLayout(text: string | undefined): LayoutChoice {
  const { sidebar, folded } = fieldsOf(text ?? '');
  const names: readonly unknown[] = Array.isArray(folded) ? folded.slice(0, maxFolded) : [];
  return {
    sidebar: sidebar !== false,
    folded: names.filter(isFoldedName),
  };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(text);
    return isRecord(stored) ? stored : {};
  } catch {
    return {};
  }
}

const isFoldedName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= maxNameLength;
