export const messages = {
  title: 'Settings',
  groups: {
    you: 'You',
    organization: 'Organization',
    instance: 'Instance',
  },
  sections: {
    profile: 'Profile',
    security: 'Security',
    notifications: 'Notifications',
    'api-keys': 'API keys',
    organization: 'General',
    members: 'Members',
    data: 'Import and export',
    system: 'System health',
  },
};
