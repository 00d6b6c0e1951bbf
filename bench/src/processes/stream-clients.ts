import net from 'node:net';

/** A thousand browsers in one process: each follows the stream, remembers the last number, and comes back with it. */
export type StreamPlan = {
  readonly port: number;
  readonly clients: number;
  readonly tokens: readonly string[];
  readonly after: number;
  /** Only events of these types are remembered. */
  readonly types: readonly string[];
};
export type StreamCommand =
  | { readonly kind: 'follow'; readonly plan: StreamPlan }
  /** Answers when each client has seen this number. */
  | { readonly kind: 'until'; readonly seq: number }
  | { readonly kind: 'report' };
export type StreamAnswer =
  | { readonly kind: 'live' }
  | { readonly kind: 'reached'; readonly atMs: readonly number[] }
  | { readonly kind: 'report'; readonly received: readonly ReceivedByClient[] };
/** Numbers as they came, and when, in milliseconds since 1970. */
export type ReceivedByClient = {
  readonly seqs: readonly number[];
  readonly atMs: readonly number[];
  readonly connections: number;
};

type Client = {
  readonly token: string;
  readonly seqs: number[];
  readonly atMs: number[];
  last: number;
  connections: number;
  failures: number;
  rest: string;
  id: number;
  onProgress: (() => void) | undefined;
  isLive: boolean;
};

const maxBackoffMs = 1_500;
const now = () => performance.timeOrigin + performance.now();
const answer = (message: StreamAnswer) => process.send?.(message);
let all: Client[] = [];

process.on('message', (command: StreamCommand) => {
  if (command.kind === 'follow') start(command.plan);
  else if (command.kind === 'until') void reach(command.seq);
  else
    answer({
      kind: 'report',
      received: all.map(({ seqs, atMs, connections }) => ({ seqs, atMs, connections })),
    });
});
process.once('disconnect', () => process.exit());

function start(plan: StreamPlan): void {
  const types = new Set(plan.types);
  all = Array.from({ length: plan.clients }, (_, n) => ({
    token: plan.tokens[n % plan.tokens.length] ?? '',
    seqs: [],
    atMs: [],
    last: plan.after,
    connections: 0,
    failures: 0,
    rest: '',
    id: 0,
    onProgress: undefined,
    isLive: false,
  }));
  let live = 0;
  const onLive = () => {
    live += 1;
    if (live === all.length) answer({ kind: 'live' });
  };
  // Opened over a second, as a crowd arrives; how they come back is up to the storm.
  for (const [n, client] of all.entries())
    setTimeout(() => connect(client, { port: plan.port, types, onLive }), n);
}

type Following = { port: number; types: ReadonlySet<string>; onLive: () => void };

function connect(client: Client, following: Following): void {
  const socket = net.connect(following.port, '127.0.0.1');
  socket.setNoDelay();
  socket.setEncoding('latin1');
  client.rest = '';
  socket.once('connect', () => {
    socket.write(
      `GET /api/v1/events HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${client.token}\r\nlast-event-id: ${client.last}\r\n\r\n`,
    );
  });
  socket.on('data', (chunk: string) => {
    // What was refused is asked again, as after a lost connection.
    if (/^HTTP\/1\.1 (?!200)/.test(chunk)) socket.destroy();
    else read(client, chunk, following);
  });
  socket.once('error', () => undefined);
  socket.once('close', () => {
    // As the product's own client does it.
    const backoffMs = Math.min(maxBackoffMs, 100 * 2 ** client.failures) * (0.5 + Math.random());
    client.failures += 1;
    setTimeout(() => connect(client, following), backoffMs);
  });
}

/** The server writes whole frames, so a line of a frame is never cut by the framing of HTTP. */
function read(client: Client, chunk: string, { types, onLive }: Following): void {
  const lines = (client.rest + chunk).split('\n');
  client.rest = lines.pop() ?? '';
  for (const line of lines) {
    if (line.startsWith('id: ')) client.id = Number(line.slice(4));
    else if (line.startsWith('event: ')) {
      if (!types.has(line.slice(7))) client.last = Math.max(client.last, client.id);
      else receive(client);
    } else if (line.startsWith('HTTP/1.1 200')) {
      client.connections += 1;
      client.failures = 0;
      if (!client.isLive) onLive();
      client.isLive = true;
    }
  }
}

function receive(client: Client): void {
  client.seqs.push(client.id);
  client.atMs.push(now());
  client.last = Math.max(client.last, client.id);
  client.onProgress?.();
}

async function reach(seq: number): Promise<void> {
  await Promise.all(
    all.map(
      (client) =>
        new Promise<void>((resolve) => {
          const check = () => {
            if (client.last < seq) return;
            client.onProgress = undefined;
            resolve();
          };
          client.onProgress = check;
          check();
        }),
    ),
  );
  const atMs = all.map((client) => {
    const index = client.seqs.findIndex((received) => received >= seq);
    return client.atMs[index] ?? Number.NaN;
  });
  answer({ kind: 'reached', atMs });
}
