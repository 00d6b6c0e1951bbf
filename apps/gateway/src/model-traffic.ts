import { createRecorder, createReplayer } from '@helix/ai';
import { createTextMerger } from '@helix/ai/merging';
import type { Logger } from '@helix/runtime';
import { createOutboundFetch, parseAllowedHosts } from '@helix/runtime/outbound';
import type { GatewayConfig } from './config.ts';

export type TrafficOptions = Pick<GatewayConfig, 'allowPrivateNetwork'> &
  Partial<Pick<GatewayConfig, 'recordDirectory' | 'replayDirectory'>>;

/** As often as text is passed on. */
const gatherMs = 100;

/** How requests to models leave this process: guarded, and recorded or replayed if that is wanted. */
export function createModelTraffic(options: TrafficOptions, log: Logger) {
  const { allowPrivateNetwork, recordDirectory, replayDirectory } = options;
  const outbound = createOutboundFetch({
    allowed: parseAllowedHosts(allowPrivateNetwork),
    // A reply that is kept is kept as it came.
    gather: { ms: gatherMs, ...(recordDirectory === undefined && { condense: createTextMerger }) },
  });
  if (replayDirectory !== undefined) {
    log.warn({ replayDirectory }, 'models are not called: replies are replayed');
    return { fetch: createReplayer(replayDirectory), close: outbound.close };
  }
  if (recordDirectory !== undefined) {
    log.warn({ recordDirectory }, 'replies of models are recorded');
    return { fetch: createRecorder(recordDirectory, outbound.fetch), close: outbound.close };
  }
  return outbound;
}
