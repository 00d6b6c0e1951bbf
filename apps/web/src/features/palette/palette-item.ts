import type { LucideIcon } from 'lucide-react';
import type { Highlighted } from '@helix/contracts/search';

export type PaletteItem = {
  readonly id: string;
  readonly title: string;
  /** Where the words stand in the title, when the server found them. */
  readonly found?: Highlighted;
  readonly hint?: string;
  readonly keys?: string;
  readonly icon?: LucideIcon;
  /** More that it is found by. */
  readonly words?: string;
  /** Goes there. */
  readonly href?: string;
  /** Or does that. */
  readonly run?: () => void;
};

export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteItem[] };
