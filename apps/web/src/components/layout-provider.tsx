'use client';

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { writeCookie } from '../lib/cookie.ts';
import { layoutCookie, type LayoutChoice } from './layout-choice.ts';

type Layout = LayoutChoice & {
  readonly toggleSidebar: () => void;
  readonly toggleFold: (id: string) => void;
};

const LayoutContext = createContext<Layout | undefined>(undefined);

export function LayoutProvider({
  initial,
  children,
}: {
  initial: LayoutChoice;
  children: ReactNode;
}) {
  const [choice, setChoice] = useState(initial);
  useEffect(() => {
    if (choice !== initial) writeCookie(layoutCookie, JSON.stringify(choice));
  }, [choice, initial]);
  const toggleSidebar = useCallback(
    () => setChoice((now) => ({ ...now, sidebar: !now.sidebar })),
    [],
  );
  const toggleFold = useCallback(
    (id: string) =>
      setChoice((now) => ({
        ...now,
        folded: now.folded.includes(id)
          ? now.folded.filter((other) => other !== id)
          : [...now.folded, id].slice(-60),
      })),
    [],
  );
  const layout = useMemo(
    () => ({ ...choice, toggleSidebar, toggleFold }),
    [choice, toggleSidebar, toggleFold],
  );
  return <LayoutContext value={layout}>{children}</LayoutContext>;
}

export function useLayout(): Layout {
  const layout = useContext(LayoutContext);
  if (layout === undefined) throw new Error('The layout needs a LayoutProvider around it.');
  return layout;
}
