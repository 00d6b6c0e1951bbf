'use client';

import { ChevronDown } from 'lucide-react';
import type { Membership } from '@helix/contracts/identity';
import { Button, Menu } from '@helix/ui';
import { messages } from './messages.ts';
import { useSwitchOrganization } from './use-switch-organization.ts';

const words = messages.notFound;

/** A link may lead into another organization of whoever follows it, of which this one can tell nothing. */
export function LookElsewhere() {
  const { memberships, goOnIn } = useSwitchOrganization();
  const others = memberships.filter(({ current }) => !current);
  const [only] = others;
  if (!only) return null;
  const lookIn = (membership: Membership) => {
    const { pathname, search, hash } = window.location;
    void goOnIn(membership, `${pathname}${search}${hash}`);
  };
  return (
    <div className="mt-8 grid w-full justify-items-center gap-2 text-sm text-soft">
      <p>{words.elsewhere}</p>
      {others.length === 1 ? (
        <Button onClick={() => lookIn(only)}>{words.lookIn(only.name)}</Button>
      ) : (
        <Menu
          label={words.chooseOrganization}
          items={others.map((membership) => ({
            id: membership.id,
            label: membership.name,
            onSelect: () => lookIn(membership),
          }))}
          trigger={<Button icon={<ChevronDown />}>{words.chooseOrganization}</Button>}
        />
      )}
    </div>
  );
}
