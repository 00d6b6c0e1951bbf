import type { ReactNode } from 'react';

/** One line of the list below the caret. */
export type Suggestion = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** Stands in the text instead of what was typed; absent when choosing it does something at once. */
  readonly insert?: string;
  readonly run?: () => void;
};

type Choice = Omit<Suggestion, 'insert'>;

/** What can be done with a task by writing a line that begins with a slash. */
export type SlashCommand = {
  readonly name: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Either it is done at once, or one of these is chosen, or words follow and the text is sent. */
  readonly run?: () => void;
  readonly choices?: () => readonly Choice[];
  readonly submit?: (words: string) => void;
};

export function matches(text: string, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
