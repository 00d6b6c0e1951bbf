/** How clients name a conversation: `agent:<agent>:<name>`, or only a name, with whichever agent is the first. */
export type SessionName = { readonly agent: string | undefined; readonly name: string };

export const mainName = 'main';

export function parseSessionKey(key: string): SessionName {
  const match = /^agent:([^:]+):(.+)$/i.exec(key.trim());
  const [, agent, name] = match ?? [];
  return { agent, name: (name ?? key).trim().toLowerCase() };
}

/** The same conversation has one name, whatever its agent is called by. */
export function printSessionKey(agentId: string, name: string): string {
  return `agent:${agentId}:${name}`;
}
