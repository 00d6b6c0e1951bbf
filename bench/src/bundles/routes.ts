import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LargeInstance } from '../large/large-instance.ts';

/** A page of the dashboard as it was built, and an address that leads to it. */
export type Route = {
  readonly route: string;
  readonly address: string;
  readonly isPublic: boolean;
};

const manifest = resolve(
  import.meta.dirname,
  '../../../apps/web/.next/app-path-routes-manifest.json',
);
/** Where something is found that stands for a parameter of an address. */
const lists = {
  agentId: 'agents',
  callId: 'llm-calls',
  chatId: 'chats',
  modelId: 'models',
  runId: 'runs',
  skillId: 'skills',
  viewId: 'saved-views',
} as const;

/** Every page of the build for which the organization has something to show. */
export async function findRoutes(instance: LargeInstance, token: string): Promise<Route[]> {
  const { hundredthBoard, taskIds } = instance.organization;
  const values = new Map([
    ['boardId', hundredthBoard],
    ['taskId', taskIds[0]],
  ]);
  for (const [name, list] of Object.entries(lists)) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${instance.url}/api/v1/${list}?limit=1`, { headers });
    const { items } = (await answer.json()) as { items?: readonly { id: string }[] };
    values.set(name, items?.[0]?.id);
  }
  const built = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  return Object.entries(built).flatMap(([file, route]) => {
    if (!file.endsWith('/page') || route.startsWith('/_')) return [];
    const parts = route.split('/').map((part) => {
      const name = /^\[(\w+)\]$/.exec(part)?.[1];
      return name === undefined ? part : values.get(name);
    });
    const isKnown = parts.every((part) => part !== undefined);
    const isPublic = !file.startsWith('/(workspace)');
    return isKnown ? [{ route, address: parts.join('/'), isPublic }] : [];
  });
}
