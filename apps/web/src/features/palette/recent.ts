'use client';

import { z } from 'zod';

/** What somebody has looked at lately, in this browser, in this organization. */
const visitSchema = z.object({
  href: z.string().startsWith('/'),
  title: z.string().min(1),
  kind: z.enum(['task', 'board', 'agent', 'skill', 'model', 'view', 'run']),
});
export type Visit = z.infer<typeof visitSchema>;

const kept = 12;
const keyOf = (organizationId: string) => `helix-recent-${organizationId}`;

export function readVisits(organizationId: string): readonly Visit[] {
  try {
    return z
      .array(visitSchema)
      .parse(JSON.parse(localStorage.getItem(keyOf(organizationId)) ?? '[]'));
  } catch {
    return [];
  }
}

export function recordVisit(organizationId: string, visit: Visit): void {
  const others = readVisits(organizationId).filter(({ href }) => href !== visit.href);
  try {
    localStorage.setItem(keyOf(organizationId), JSON.stringify([visit, ...others].slice(0, kept)));
  } catch {
    // A browser that keeps nothing has no recent things.
  }
}

const kinds: Readonly<Record<string, Visit['kind']>> = {
  tasks: 'task',
  boards: 'board',
  agents: 'agent',
  skills: 'skill',
  models: 'model',
  views: 'view',
};

/** The thing that a path is about: the innermost id in it, and the address of that thing itself. */
export function thingOf(path: string): { href: string; id: string; kind: Visit['kind'] } | null {
  const segments = path.split('/').filter((segment) => segment !== '');
  const index = segments.findLastIndex((segment) => /^[a-z]+_[0-9a-z]{8,}$/.test(segment));
  const id = segments[index];
  const kind = kinds[segments[index - 1] ?? ''];
  if (id === undefined || kind === undefined) return null;
  return { id, kind, href: `/${segments.slice(0, index + 1).join('/')}` };
}
