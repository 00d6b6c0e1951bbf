'use client';

import { HydrationBoundary, type DehydratedState } from '@tanstack/react-query';
import { use, type ReactNode } from 'react';

type HydratedProps = { state: Promise<DehydratedState>; children: ReactNode };

/** As `HydrationBoundary`, of what the server is still reading: what is within reads its own meanwhile. */
export function Hydrated({ state, children }: HydratedProps) {
  return <HydrationBoundary state={use(state)}>{children}</HydrationBoundary>;
}
