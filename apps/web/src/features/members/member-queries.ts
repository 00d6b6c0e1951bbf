import { queryOptions } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import { listInvitations, listMembers, listPasswordResets } from '@helix/contracts/members';

export const memberKeys = {
  all: ['members'] as const,
  present: ['members', 'present'] as const,
  former: ['members', 'former'] as const,
  invitations: ['invitations'] as const,
  passwordResets: ['password-resets'] as const,
};

export const membersQuery = (client: Client) =>
  queryOptions({
    queryKey: memberKeys.present,
    queryFn: () => readAll((query) => client.call(listMembers, { query })),
  });

export const formerMembersQuery = (client: Client) =>
  queryOptions({
    queryKey: memberKeys.former,
    queryFn: () =>
      readAll((query) => client.call(listMembers, { query: { ...query, removed: 'true' } })),
  });

export const invitationsQuery = (client: Client) =>
  queryOptions({
    queryKey: memberKeys.invitations,
    queryFn: () => readAll((query) => client.call(listInvitations, { query })),
  });

export const passwordResetsQuery = (client: Client) =>
  queryOptions({
    queryKey: memberKeys.passwordResets,
    queryFn: () => readAll((query) => client.call(listPasswordResets, { query })),
    // No event tells of them.
    staleTime: 0,
  });
