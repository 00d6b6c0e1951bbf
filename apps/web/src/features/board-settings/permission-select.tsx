'use client';

import { Select } from '@helix/ui';
import { boardPermissions, type BoardPermission } from '@helix/contracts/structure';
import { messages } from './messages.ts';

const { permissions } = messages.access;

type PermissionSelectProps = {
  value: BoardPermission | undefined;
  isDisabled: boolean;
  onChange: (permission: BoardPermission) => void;
};

export function PermissionSelect({ value, isDisabled, onChange }: PermissionSelectProps) {
  return (
    <Select
      value={value}
      disabled={isDisabled}
      onChange={(event) => {
        const permission = permissionOf(event.target.value);
        if (permission) onChange(permission);
      }}
    >
      {boardPermissions.map((permission) => (
        <option key={permission} value={permission}>
          {permissions[permission]}
        </option>
      ))}
    </Select>
  );
}

export function permissionOf(text: string): BoardPermission | undefined {
  return boardPermissions.find((known) => known === text);
}
