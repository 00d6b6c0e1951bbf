'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useRef, type ReactNode } from 'react';
import { Undo2 } from 'lucide-react';
import { useToast } from '@helix/ui';
import { changesDone } from '../../lib/changes-done.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useCommands } from '../shortcuts/index.ts';
import { messages } from './messages.ts';

type Undoable = { readonly title: string; readonly undo: () => Promise<void> };
type Step = Undoable & { readonly offered: { close(): void } };
type UndoStack = { readonly offer: (done: Undoable) => void };

const keptSteps = 20;
const UndoContext = createContext<UndoStack>({ offer: () => undefined });

/** Remembers what can be taken back: the toast takes back its own, ⌘Z the last one. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const steps = useRef<readonly Step[]>([]);
  const show = useToast();
  const queries = useQueryClient();
  const takeBack = useCallback(
    async (done: Step | undefined) => {
      if (done === undefined || !steps.current.includes(done)) return;
      steps.current = steps.current.filter((step) => step !== done);
      done.offered.close();
      try {
        await done.undo();
        show(messages.undone(done.title));
      } catch (error) {
        show(messages.notUndone(done.title, messageOf(error)), 'bad');
      }
    },
    [show],
  );
  const stack = useMemo<UndoStack>(
    () => ({
      offer(done) {
        const offered = show({
          title: done.title,
          action: { label: messages.undo, run: () => void takeBack(step) },
        });
        const step: Step = { ...done, offered };
        steps.current = [...steps.current, step].slice(-keptSteps);
      },
    }),
    [show, takeBack],
  );
  useCommands(
    [
      {
        id: 'undo',
        title: messages.undo,
        group: messages.group,
        keys: ['$mod+z'],
        icon: Undo2,
        // What was changed last may be on its way still; it is what is meant.
        run: () => void changesDone(queries).then(() => takeBack(steps.current.at(-1))),
      },
    ],
    { isGlobal: true },
  );
  return <UndoContext value={stack}>{children}</UndoContext>;
}

/** `offer({ title, undo })` after something was done that somebody may not have meant. */
export function useUndo(): UndoStack {
  return useContext(UndoContext);
}
