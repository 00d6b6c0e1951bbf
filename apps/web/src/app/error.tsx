'use client';

import { PageFailed } from '../components/page-failed.tsx';

export default function ErrorPage(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main>
      <PageFailed {...props} />
    </main>
  );
}
