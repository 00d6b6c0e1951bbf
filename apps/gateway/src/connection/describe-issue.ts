import type { z } from 'zod';

const shownIssues = 3;

/** What is wrong with a message, as a path and a sentence for each of the first faults. */
export function describeIssue(error: z.ZodError): string {
  const faults = error.issues.slice(0, shownIssues).map((issue) => {
    const path = issue.path.length === 0 ? '/' : `/${issue.path.join('/')}`;
    return `at ${path}: ${issue.message}`;
  });
  return faults.join('; ');
}
