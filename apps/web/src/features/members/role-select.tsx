'use client';

import type { SelectHTMLAttributes } from 'react';
import { Select } from '@helix/ui';
import { roles } from '@helix/contracts';
import type { Member } from '@helix/contracts/members';
import { messages } from './messages.ts';

type RoleSelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
  /** Nobody gives away more than they have. */
  upTo: Member['role'];
};

export function RoleSelect({ upTo, ...rest }: RoleSelectProps) {
  const offered = roles.slice(0, roles.indexOf(upTo) + 1).toReversed();
  return (
    <Select {...rest}>
      {offered.map((role) => (
        <option key={role} value={role}>
          {messages.roles[role].name}
        </option>
      ))}
    </Select>
  );
}
