import { Avatar, type AvatarProps } from './avatar.tsx';

type AvatarStackProps = {
  people: readonly (Pick<AvatarProps, 'name' | 'src' | 'isActive'> & { id: string })[];
  max?: number;
  size?: 'small' | 'medium';
  label?: string;
};

export function AvatarStack({ people, max = 3, size = 'medium', label }: AvatarStackProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const hidden = people.slice(shown.length);
  return (
    <span
      role="group"
      aria-label={label ?? people.map(({ name }) => name).join(', ')}
      className="inline-flex items-center -space-x-1.5"
    >
      {shown.map(({ id, ...person }) => (
        <Avatar key={id} {...person} size={size} className="ring-2 ring-raised" />
      ))}
      {hidden.length > 0 && (
        <span
          title={hidden.map(({ name }) => name).join(', ')}
          className={`inline-grid place-items-center rounded-full bg-sunken font-medium text-soft ring-2 ring-raised ${size === 'small' ? 'size-5 text-[0.625rem]' : 'size-6 text-[0.6875rem]'}`}
        >
          +{hidden.length}
        </span>
      )}
    </span>
  );
}
