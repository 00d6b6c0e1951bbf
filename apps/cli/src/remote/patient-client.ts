import { Agent } from 'undici';
import { createClient, type Client } from '@helix/client';

/** Node's own fetch gives up after five minutes without a first byte; a large organization takes longer. */
export function patientClient(client: Client): Client {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  return createClient({
    ...client.options,
    fetch: (input, init) => {
      const options: RequestInit = { ...init };
      // An option of Node's fetch that its types do not know.
      Object.assign(options, { dispatcher });
      return fetch(input, options);
    },
  });
}
