'use client';

import { PageFailed } from '../../components/page-failed.tsx';

/** Within the shell: only the page has failed. */
export default function ErrorPage(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <PageFailed {...props} />;
}
