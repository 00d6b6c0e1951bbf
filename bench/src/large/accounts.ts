import type { Figure } from '../figure.ts';
import type { ReceivedByClient } from '../processes/stream-clients.ts';

/** What each client received against what the log has: nothing lost, nothing twice, nothing out of turn. */
export function accounts(
  what: string,
  log: readonly { seq: number }[],
  clients: readonly ReceivedByClient[],
): Figure[] {
  const count = (of: (client: ReceivedByClient) => number) =>
    clients.reduce((sum, client) => sum + of(client), 0);
  const missing = ({ seqs }: ReceivedByClient) => {
    const seen = new Set(seqs);
    return log.filter(({ seq }) => !seen.has(seq)).length;
  };
  const exactly = (name: string, value: number): Figure => ({
    name: `${what}: ${name}`,
    value,
    limit: 0,
    unit: '',
    exact: true,
  });
  return [
    exactly('lost', count(missing)),
    exactly(
      'repeated',
      count(({ seqs }) => seqs.length - new Set(seqs).size),
    ),
    exactly(
      'out of order',
      count(({ seqs }) => seqs.filter((seq, n) => seq < (seqs[n - 1] ?? 0)).length),
    ),
  ];
}
