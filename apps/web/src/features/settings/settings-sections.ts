import type { User } from '@helix/contracts/identity';
import type { messages } from './messages.ts';

export type SettingsSection = keyof typeof messages.sections;
type Group = {
  readonly id: keyof typeof messages.groups;
  readonly sections: readonly SettingsSection[];
};

const everybody: Group = {
  id: 'you',
  sections: ['profile', 'security', 'notifications', 'api-keys'],
};

/** The sections that somebody with this role can do something in. */
export function sectionsFor(role: User['role']): readonly Group[] {
  switch (role) {
    case 'owner':
      return [
        everybody,
        { id: 'organization', sections: ['organization', 'members', 'data'] },
        { id: 'instance', sections: ['system'] },
      ];
    case 'admin':
      return [
        everybody,
        { id: 'organization', sections: ['organization', 'members'] },
        { id: 'instance', sections: ['system'] },
      ];
    case 'member':
    case 'viewer':
      return [everybody, { id: 'organization', sections: ['members'] }];
  }
}

export const settingsPath = (section: SettingsSection) => `/settings/${section}`;
