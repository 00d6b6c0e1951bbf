import type { Metadata } from 'next';
import { DataPage } from '../../../../features/organization/index.ts';
import { requireRole } from '../../../../lib/require-role.ts';

export const metadata: Metadata = { title: 'Import and export' };

export default async function DataRoute() {
  await requireRole('owner');
  return <DataPage />;
}
