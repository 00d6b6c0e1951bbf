import net from 'node:net';

/** A network between clients and server that can be cut: connections break, new ones are refused. */
export type ProxyCommand =
  | { readonly kind: 'open'; readonly port: number; readonly target: number }
  | { readonly kind: 'cut' };

const sockets = new Set<net.Socket>();
let server: net.Server | undefined;

process.on('message', (command: ProxyCommand) => {
  if (command.kind === 'open') open(command);
  else cut();
});
process.once('disconnect', () => process.exit());

function open({ port, target }: { port: number; target: number }): void {
  server = net.createServer((near) => {
    const far = net.connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay();
      from.pipe(to);
      from.once('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen({ port, host: '127.0.0.1', backlog: 2_048 }, () => process.send?.('open'));
}

function cut(): void {
  server?.close();
  for (const socket of sockets) socket.destroy();
  process.send?.('cut');
}
