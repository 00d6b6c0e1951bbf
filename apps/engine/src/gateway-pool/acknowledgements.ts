import type { AttemptKey } from '@helix/contracts/gateway';
import { GatewayRefusal } from './calls.ts';
import type { GatewayLink } from './gateway-link.ts';

const keptLimit = 1_000;

/** Outcomes that are stored here. A gateway that is away is told when it is back; until then it keeps its copy. */
export function createAcknowledgements() {
  const unsent = new Map<string, AttemptKey[]>();

  const keep = (url: string, key: AttemptKey) => {
    const kept = unsent.get(url) ?? [];
    kept.push(key);
    unsent.set(url, kept.slice(-keptLimit));
  };

  const send = async (link: GatewayLink, key: AttemptKey): Promise<void> => {
    try {
      await link.request('helix.run.ack', key);
    } catch (error) {
      if (error instanceof GatewayRefusal) throw error;
      keep(link.url, key);
    }
  };

  return {
    /** To every gateway, because after a restart nobody here knows which one carried it out. */
    async send(links: readonly GatewayLink[], { runId, attempt }: AttemptKey): Promise<void> {
      await Promise.all(links.map((link) => send(link, { runId, attempt })));
    },
    async sendKept(link: GatewayLink): Promise<void> {
      const kept = unsent.get(link.url) ?? [];
      unsent.delete(link.url);
      await Promise.allSettled(kept.map((key) => send(link, key)));
    },
  };
}

export type Acknowledgements = ReturnType<typeof createAcknowledgements>;
