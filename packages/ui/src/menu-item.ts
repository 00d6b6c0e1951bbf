import type { ReactNode } from 'react';

type MenuAction = {
  id?: string;
  label: string;
  icon?: ReactNode;
  /** As the shortcuts' registry writes it. */
  shortcut?: string;
  /** Beside the label, softly. */
  hint?: ReactNode;
  tone?: 'plain' | 'danger';
  disabled?: boolean;
  /** Set for what can be on or off. */
  checked?: boolean;
  /** Goes there instead of doing something here. */
  href?: string;
  onSelect?: () => void;
};

export type MenuItem =
  | MenuAction
  | 'separator'
  | { heading: string }
  | { id?: string; label: string; icon?: ReactNode; items: readonly MenuItem[] };
