import type { Metadata } from 'next';
import { MembersPage, membersQuery } from '../../../../features/members/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Members' };

export default function MembersPageRoute() {
  return (
    <Prefetched load={(queries, client) => [queries.fetchQuery(membersQuery(client))]}>
      <MembersPage />
    </Prefetched>
  );
}
