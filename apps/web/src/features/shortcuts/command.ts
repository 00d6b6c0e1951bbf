import type { LucideIcon } from 'lucide-react';

/** Something that can be done from where one is: by its keys, in the palette, and listed in the cheat-sheet. */
export type Command = {
  readonly id: string;
  readonly title: string;
  /** The heading that it stands under in the palette and the cheat-sheet. */
  readonly group: string;
  /** Any of these, in the syntax of tinykeys: `$mod+k`, `g b`, `Shift+j`, `[Shift]+?`. */
  readonly keys?: readonly string[];
  readonly icon?: LucideIcon;
  /** Words that find it in the palette besides its title. */
  readonly words?: string;
  /** What is not available does nothing and is not listed. */
  readonly isAvailable?: boolean;
  /** Only for keys: moving a selection and the like has no place in the palette. */
  readonly isKeyOnly?: boolean;
  /** Also while somebody writes, or a dialog is open. Keys without a modifier should not. */
  readonly whileTyping?: boolean;
  /** Again and again while the key is held. */
  readonly repeats?: boolean;
  run(): void;
};
