'use client';

import { useQuery } from '@tanstack/react-query';
import { dayAt } from '@helix/contracts/filters';
import { client } from '../../lib/browser-client.ts';
import { useNow } from '../../lib/use-now.ts';
import { organizationQuery } from './organization-queries.ts';

/** The day it is for the organization: the one that decides what is overdue, for filters and people alike. */
export function useToday(): string {
  const { data } = useQuery(organizationQuery(client));
  return dayAt(useNow(), data?.settings.timeZone ?? 'UTC');
}
