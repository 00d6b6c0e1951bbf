'use client';

import { useQuery } from '@tanstack/react-query';
import { switchOrganization, type Membership } from '@helix/contracts/identity';
import { useToast } from '@helix/ui';
import { client } from '../lib/browser-client.ts';
import { messageOf } from '../lib/error-message.ts';
import { messages } from './messages.ts';
import { organizationsQuery } from './organization-queries.ts';

/** The organizations that one belongs to, and how to go on in another of them. */
export function useSwitchOrganization() {
  const { data } = useQuery(organizationsQuery(client));
  const show = useToast();
  const goOnIn = async ({ id, name }: Membership, path: string) => {
    try {
      await client.call(switchOrganization, { body: { organizationId: id } });
      // Nothing of the other organization may stay in memory.
      window.location.assign(path);
    } catch (error) {
      show(messages.organization.notSwitched(name, messageOf(error)), 'bad');
    }
  };
  return { memberships: data?.items ?? [], goOnIn };
}
