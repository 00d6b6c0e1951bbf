import type { Category } from '@helix/contracts/structure';
import { StatusDot } from '@helix/ui';
import { messages } from '../messages.ts';

/** A category as it looks everywhere, with its name for those who hear it. */
export function CategoryRing({ category }: { category: Category }) {
  return <StatusDot kind={category} label={messages.category[category]} />;
}
