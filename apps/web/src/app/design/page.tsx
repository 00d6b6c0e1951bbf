import type { Metadata } from 'next';
import { DesignPage } from '../../features/design/index.ts';

export const metadata: Metadata = { title: 'Design system' };

export default function Design() {
  return <DesignPage />;
}
