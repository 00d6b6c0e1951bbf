'use client';

import { isRecord } from '../../lib/is-record.ts';
import { readStored } from '../../lib/read-stored.ts';

const visitKinds = ['task', 'board', 'agent', 'skill', 'model', 'view', 'run'] as const;
/** What somebody has looked at lately, in this browser, in this organization. */
export type Visit = {
  readonly href: string;
  readonly title: string;
  readonly kind: (typeof visitKinds)[number];
};

const kept = 12;
const keyOf = (organizationId: string) => `helix-recent-${organizationId}`;

export function readVisits(organizationId: string): readonly Visit[] {
  const stored = readStored(keyOf(organizationId));
  return Array.isArray(stored) ? stored.filter(isVisit) : [];
}

function isVisit(visit: unknown): visit is Visit {
  if (!isRecord(visit)) return false;
  const { href, title, kind } = visit;
  const isNamed = typeof title === 'string' && title !== '';
  return isNamed && String(href).startsWith('/') && visitKinds.some((known) => known === kind);
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
