import type { Metadata } from 'next';
import { Overview } from '../../features/boards/overview.tsx';

export const metadata: Metadata = { title: 'Boards' };

export default function HomePage() {
  return <Overview />;
}
