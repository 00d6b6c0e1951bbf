import type { Category } from '@helix/contracts/structure';
import { messages } from './messages.ts';

const looks: Readonly<Record<Category, { color: string; share: number }>> = {
  backlog: { color: 'text-hue-gray', share: 0 },
  todo: { color: 'text-hue-gray', share: 0.01 },
  in_progress: { color: 'text-hue-amber', share: 0.45 },
  waiting: { color: 'text-hue-purple', share: 0.6 },
  review: { color: 'text-hue-blue', share: 0.8 },
  done: { color: 'text-hue-green', share: 1 },
  cancelled: { color: 'text-hue-red', share: 1 },
};
const around = 2 * Math.PI * 2.5;

/** A category by its colour and by how far it is filled; its name for those who hear it. */
export function CategoryRing({ category }: { category: Category }) {
  const { color, share } = looks[category];
  return (
    <svg
      role="img"
      aria-label={messages.category[category]}
      viewBox="0 0 14 14"
      className={`size-3.5 shrink-0 fill-none stroke-current ${color}`}
    >
      <circle
        cx="7"
        cy="7"
        r="6"
        strokeWidth="1.5"
        {...(category === 'backlog' && { strokeDasharray: '2 1.8' })}
      />
      {share > 0 && (
        <circle
          cx="7"
          cy="7"
          r="2.5"
          strokeWidth="5"
          strokeDasharray={`${around * share} ${around}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}
