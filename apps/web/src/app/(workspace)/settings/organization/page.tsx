import type { Metadata } from 'next';
import {
  OrganizationPage,
  organizationQuery,
  storageQuery,
} from '../../../../features/organization/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';
import { requireRole } from '../../../../lib/require-role.ts';

export const metadata: Metadata = { title: 'Organization' };

export default async function OrganizationPageRoute() {
  await requireRole('admin');
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(organizationQuery(client)),
        queries.fetchQuery(storageQuery(client)),
      ]}
    >
      <OrganizationPage />
    </Prefetched>
  );
}
