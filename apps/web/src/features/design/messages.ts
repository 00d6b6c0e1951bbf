export const messages = {
  title: 'Design system',
  description: 'Every component of the dashboard in all its states. Dense, calm, sharp.',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  contents: 'Contents',
  sections: {
    colours: 'Colours',
    type: 'Type',
    space: 'Space, corners, shadows',
    buttons: 'Buttons',
    fields: 'Fields',
    choices: 'Choices',
    overlays: 'Dialogs, sheets, menus',
    lists: 'Pick menus',
    marks: 'Marks',
    navigation: 'Tabs and segments',
    states: 'States',
    data: 'Tables and facts',
    code: 'Code and differences',
    charts: 'Charts',
  },
} as const;

export type SectionId = keyof typeof messages.sections;
