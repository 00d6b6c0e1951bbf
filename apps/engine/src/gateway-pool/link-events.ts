import type { ClientPort, GatewayClients } from '@helix/modules/gateway-clients';
import type { Logger } from '@helix/runtime';
import type { Acknowledgements } from './acknowledgements.ts';
import type { Executions } from './executions.ts';
import type { GatewayLink, LinkEvents } from './gateway-link.ts';
import type { Losses } from './losses.ts';

/** What follows from what a link tells. */
export function createLinkEvents({
  losses,
  executions,
  acknowledgements,
  clients,
  news,
  log,
}: {
  losses: Losses;
  executions: Executions;
  acknowledgements: Acknowledgements;
  clients?: GatewayClients;
  news: { tell(): void };
  log: Logger;
}): LinkEvents {
  return {
    onConnected(link) {
      losses.end(link.url);
      executions.resumeAt(link);
      void acknowledgements.sendKept(link);
    },
    onLost({ url }) {
      log.warn({ url }, 'gateway is lost; connecting again');
      losses.begin(url);
    },
    onMessage(link, message) {
      if (message.event === 'helix.client.request') clients?.hear(message.payload, portTo(link));
      else if (message.event === 'helix.client.gone') clients?.gone(message.payload.clientId);
      else executions.tell(link, message);
    },
    onLoadChanged: () => news.tell(),
  };
}

/** Where a client is connected. */
function portTo(link: GatewayLink): ClientPort {
  return {
    answer: (answer) => link.request('helix.client.answer', answer).then(() => undefined),
    tell: (told) => link.request('helix.client.tell', told).then(({ isHere }) => isHere),
  };
}
