'use client';

import { lazy, Suspense, useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { holdKeys } from '../features/shortcuts/index.ts';

const load = {
  palette: async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }),
  'cheat-sheet': async () => ({
    default: (await import('../features/shortcuts/cheat-sheet.tsx')).CheatSheet,
  }),
  'new-task': async () => ({
    default: (await import('../features/create-task/create-task-dialog.tsx')).CreateTaskDialog,
  }),
};
export type Layer = keyof typeof load;
const layers = {
  palette: lazy(load.palette),
  'cheat-sheet': lazy(load['cheat-sheet']),
  'new-task': lazy(load['new-task']),
};
const names: readonly Layer[] = ['palette', 'cheat-sheet', 'new-task'];
const loadLater = [...Object.values(load), () => import('../features/markdown/markdown.tsx')];
/** Time for the page itself to be there first. */
const restMs = 1_500;

type ShellLayersProps = {
  layer: Layer | undefined;
  setLayer: Dispatch<SetStateAction<Layer | undefined>>;
};

/** What opens over every page. No page waits for it: it comes when the page is at rest, or when it is asked for. */
export function ShellLayers({ layer, setLayer }: ShellLayersProps) {
  const [opened, setOpened] = useState<ReadonlySet<Layer>>(new Set());
  if (layer !== undefined && !opened.has(layer)) setOpened(new Set([...opened, layer]));
  useEffect(
    () =>
      layer === undefined
        ? undefined
        : holdKeys({ selector: '[role="dialog"]', onEscape: () => setLayer(undefined) }),
    [layer, setLayer],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const loadOne of loadLater) loadOne().catch(() => undefined);
    }, restMs);
    return () => clearTimeout(timer);
  }, []);
  return names
    .filter((name) => opened.has(name))
    .map((name) => {
      const Shown = layers[name];
      return (
        <Suspense key={name}>
          <Shown
            open={layer === name}
            onOpenChange={(isOpen) =>
              setLayer((now) => (isOpen ? name : now === name ? undefined : now))
            }
          />
        </Suspense>
      );
    });
}
