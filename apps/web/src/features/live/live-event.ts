import type { QueryClient } from '@tanstack/react-query';
import type { StreamFrame } from '@helix/client';
import type { streamEvents } from '@helix/contracts/live';

export type LiveEvent = StreamFrame<typeof streamEvents>;
/** What one slice makes of an event: patches what it has loaded, or says that it has to be read again. */
export type ApplyEvent = (queries: QueryClient, event: LiveEvent) => void;
