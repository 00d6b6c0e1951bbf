const dot = (x: number) => `M${x + 1} 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0z`;
const signs = {
  add: 'M5 12h14M12 5v14',
  actions: [5, 12, 19].map(dot).join(''),
  attachments:
    'm16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
  checklist: 'M13 5h8M13 12h8M13 19h8M3 17l2 2 4-4M3 7l2 2 4-4',
  comments:
    'M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
  due: 'M8 2v3M16 2v3M3 9h18M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  subtasks: 'M8 5h13M13 12h8M13 19h8M3 10a2 2 0 0 0 2 2h3M3 5v12a2 2 0 0 0 2 2h3',
} as const;

/** Each drawn in one stroke: a board shows very many of them. */
export function CardIcon({ sign, size = 'size-3.5' }: { sign: keyof typeof signs; size?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 fill-none stroke-current ${size}`}
    >
      <path d={signs[sign]} />
    </svg>
  );
}
