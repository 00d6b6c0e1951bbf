import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes, type Capabilities } from '@helix/contracts/gateway';
import type { Service } from '@helix/runtime';
import { serveConnection, type Connection, type ConnectionContext } from './connection.ts';
import { limits } from './limits.ts';

export type Listener = Service & {
  /** Where it listens, which is of interest when any free port was asked for. */
  port(): number;
  connections(): number;
  tell(capabilities: Capabilities): void;
  /** No new clients; those that are here stay until `drain`. */
  refuseNew(): void;
};

/** For a close frame to reach the other side. */
const graceMs = 1_000;

type Peer = { connection: Connection; heardOf: boolean };

export function createListener(
  options: { host: string; port: number } & ConnectionContext,
): Listener {
  const peers = new Map<WebSocket, Peer>();
  let refusing = false;
  const http = createServer((request, response) => answerHttp(request, response, refusing));
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.maxPayloadBytes,
  });
  http.on('upgrade', (request, stream, head) => {
    if (refusing || peers.size >= limits.connections) return rejectUpgrade(stream);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const wire = { socket, stream };
      const peer = { connection: serveConnection(wire, options), heardOf: true };
      peers.set(socket, peer);
      socket.on('pong', () => (peer.heardOf = true));
      socket.once('close', () => peers.delete(socket));
      limitStranger(request.socket, socket, peer.connection);
    });
  });
  const beat = setInterval(() => beatOnce(peers), options.tickIntervalMs);
  beat.unref();

  return {
    name: 'listener',
    async start() {
      http.listen(options.port, options.host);
      await once(http, 'listening');
      options.log.info({ host: options.host, port: portOf(http) }, 'gateway listens');
    },
    port: () => portOf(http),
    connections: () => peers.size,
    tell(capabilities) {
      for (const { connection } of peers.values()) {
        if (connection.isPeer()) connection.emit('helix.capabilities', capabilities);
      }
    },
    refuseNew() {
      refusing = true;
    },
    async drain(deadline) {
      refusing = true;
      clearInterval(beat);
      for (const { connection } of peers.values())
        connection.close(closeCodes.restarting, 'service restart');
      const closed = once(http, 'close');
      http.close();
      http.closeIdleConnections();
      const cut = setTimeout(() => terminateAll(peers), graceMs);
      deadline.addEventListener('abort', () => terminateAll(peers), { once: true });
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Says that we are here, asks whether they are, and drops who did not answer since the last time. */
function beatOnce(peers: ReadonlyMap<WebSocket, Peer>): void {
  for (const [socket, peer] of peers) {
    if (!peer.heardOf) {
      socket.terminate();
      continue;
    }
    peer.heardOf = false;
    socket.ping();
    if (peer.connection.isGreeted()) peer.connection.emit('tick', { ts: Date.now() });
  }
}

/** The limit of a frame holds for greeted clients. Until then all that arrives is counted, before it is buffered. */
function limitStranger(stream: Socket, socket: WebSocket, connection: Connection): void {
  const before = stream.bytesRead;
  const count = () => {
    if (connection.isGreeted()) return stream.off('data', count);
    if (stream.bytesRead - before <= limits.preAuthBytes) return undefined;
    stream.off('data', count);
    connection.close(closeCodes.tooLarge, 'preauth payload too large');
    stream.pause();
    return setTimeout(() => socket.terminate(), graceMs);
  };
  stream.prependListener('data', count);
}

function terminateAll(peers: ReadonlyMap<WebSocket, Peer>): void {
  for (const socket of peers.keys()) socket.terminate();
}

function portOf(http: Server): number {
  const address = http.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
}

function rejectUpgrade(stream: Duplex): void {
  stream.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function answerHttp(request: IncomingMessage, response: ServerResponse, refusing: boolean): void {
  const isHealth = request.method === 'GET' && request.url?.split('?')[0] === '/health';
  const status = isHealth ? (refusing ? 503 : 200) : 404;
  const body = isHealth
    ? { ok: !refusing, status: refusing ? 'draining' : 'live' }
    : { ok: false, error: 'there is only /health here; everything else is spoken over WebSocket' };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
