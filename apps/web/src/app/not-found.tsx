import type { Metadata } from 'next';
import { NothingHere } from '../components/nothing-here.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh">
      <NothingHere />
    </main>
  );
}
